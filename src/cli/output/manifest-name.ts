/** The list of generated files, kept beside them. */
export const manifestName = ".libsysgen-manifest.json";
