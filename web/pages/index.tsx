export { StartView as default } from "../views/projects/start/start-view.tsx";
