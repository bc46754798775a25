import { readFile } from "node:fs/promises";
import { parse, YAMLParseError } from "yaml";
import { failed, ok, type Result } from "#core";

/** The value of a YAML (or JSON) file, or one sentence on why it can't be read. */
export async function readYamlFile(path: string): Promise<Result<unknown, string>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return failed(`${path}: can't be read (${error instanceof Error ? error.message : String(error)})`);
  }
  try {
    return ok(parse(text));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return failed(`${path}: not YAML: ${error.message.trimEnd()}`);
  }
}
