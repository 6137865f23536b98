/**
 * Handlebars in one file. The package's main module loads sixty, among them a library for source
 * maps, which takes as long as everything else that a short run loads.
 */
declare module "handlebars/dist/handlebars.js" {
  import Handlebars from "handlebars";
  export default Handlebars;
}
