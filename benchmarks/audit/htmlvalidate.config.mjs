// Every rule that html-validate recommends, but for those that no reader can meet.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How the source is written, where HTML has several spellings of one meaning.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // The HTML standard lets an id begin with a digit, and published ids stay as they are.
    "valid-id": ["error", { relaxed: true }],
  },
};
