/** What pdf.js asks for when it is loaded. It draws with them; for the words of a page it never touches one. */
exports.DOMMatrix = class DOMMatrix {};
exports.ImageData = class ImageData {};
exports.Path2D = class Path2D {};
