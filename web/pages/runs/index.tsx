export { RunsView as default } from "../../views/runs/runs-view.tsx";
