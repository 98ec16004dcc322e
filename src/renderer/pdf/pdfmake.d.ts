// The published types of pdfmake would pull Node's globals into the renderer (see `paths` in tsconfig.json).
declare const pdfMake: unknown
export default pdfMake
