export { CompareView as default } from "../views/compare/compare-view.tsx";
