import { GraphQLError, type ValidationRule } from "graphql";
import { isFactKind } from "../facts/kind.js";
import { structuredFields } from "./catalogue.js";

/** What a connection holds, which @neo4j/graphql reads once. */
const HELD: ReadonlySet<string> = new Set(["edges", "node", "properties"]);

/**
 * Refuses names that the catalogue can't answer under.
 *
 * Two for one part of a connection: @neo4j/graphql puts together what is selected under both, and answers one of two
 * fields that have the same name there with the other's value. And those under which it reads structured values.
 *
 * @param connectionParts the types that the catalogue's connections consist of
 */
export const catalogueNames =
  (connectionParts: ReadonlySet<string>): ValidationRule =>
  (context) => {
    const names = new Map<string, string>();
    return {
      Field: (node) => {
        const type = context.getParentType()?.name ?? "";
        const place = `${type}.${node.name.value}`;
        const name = (node.alias ?? node.name).value;
        const refuse = (why: string) => context.reportError(new GraphQLError(why, { nodes: node }));
        if (isFactKind(type) && structuredFields(type).some(([, text]) => text === name))
          refuse(`${place} can't be named ${name}`);
        if (!HELD.has(node.name.value) || !connectionParts.has(type)) return;
        const known = names.get(place);
        names.set(place, name);
        if (known !== undefined && known !== name)
          refuse(`${place} has one name in a document, and not ${known} and ${name}`);
      },
    };
  };
