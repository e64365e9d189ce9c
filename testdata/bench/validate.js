// Runs the validation that is built into the CDK, @aws/cloudformation-validate, over a template or a folder of templates.
const fs = require("fs"), path = require("path");
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");

const given = process.argv[2];
const files = fs.statSync(given).isDirectory() ? fs.readdirSync(given).map((name) => path.join(given, name)) : [given];
const engine = new RegoEngine();
for (const file of files) {
  try {
    console.log(file, engine.validateStandard(new TemplateFile(file)).diagnostics.length);
  } catch (error) {
    console.log(file, String(error)); // a template that people wrote, and that cannot be read
  }
}
