import type { Shipped } from "./lockFile.js";
import { jarComponents } from "./mavenJars.js";

/** A CycloneDX BOM as npm writes it, of which only this much is looked at. */
interface NpmBom {
  readonly metadata: { readonly component: { readonly name: string; readonly purl: string } };
  readonly components: readonly object[];
}

/**
 * The SBOM of the package: npm's, which is of what is installed with it, and beside that the libraries that the page is bundled
 * from and the jars of the embedded Neo4j, which are fetched at its first start.
 *
 * @param page what is bundled
 * @param checksums the text of `jars.sha256`
 */
export function packageBom(bom: NpmBom, page: readonly Shipped[], checksums: string) {
  const { component } = bom.metadata;
  // npm names it after the folder that it lies in
  const [, name = component.name] = /^pkg:npm\/([^@]+)@/.exec(component.purl) ?? [];
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...component, name } },
    components: [
      ...bom.components,
      ...page.map(bundledComponent),
      ...jarComponents(checksums).map((jar) => ({ ...jar, scope: "optional" })),
    ],
  };
}

function bundledComponent({ name, version, license }: Shipped) {
  const purl = `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
  return {
    type: "library",
    // a package may be installed too, and then has its own entry
    "bom-ref": `page:${purl}`,
    name,
    version,
    scope: "required",
    purl,
    description: "bundled into the page at /",
    ...(license !== undefined && { licenses: [{ license: { id: license } }] }),
  };
}
