import { useState } from "react";
import { Button, Form, Input, Label, TextField } from "react-aria-components";
import { type Address, addressOf } from "../../address.js";
import type {
  InProductionQuery,
  InProductionQueryVariables,
  ModelVersionsQuery,
  ModelVersionsQueryVariables,
} from "../../generated/operations.js";
import { texts, useTexts } from "../../language/language.js";
import { FactLink } from "../../parts/FactLink.js";
import { Failure, Loading } from "../../parts/Notice.js";
import { SortableTable } from "../../parts/SortableTable.js";
import { Time } from "../../parts/Time.js";
import { goTo } from "../../useAddress.js";
import { useQuery } from "../../useQuery.js";
import IN_PRODUCTION from "./inProduction.graphql?raw";
import MODELS from "./models.graphql?raw";

const TEXTS = texts(
  {
    title: "Models",
    serving: "Which version served?",
    model: "Model (the name before the @)",
    at: "On (UTC)",
    show: "Show",
    none: "No version of it served then.",
    until: "until",
    still: "serves still",
    all: "Model versions, the 200 recorded last",
    version: "Version",
    recorded: "Recorded",
    decisions: "Decisions",
    deployments: "Deployed in",
  },
  {
    title: "Modelle",
    serving: "Welche Version war im Einsatz?",
    model: "Modell (der Name vor dem @)",
    at: "Am (UTC)",
    show: "Zeigen",
    none: "Damals war keine Version im Einsatz.",
    until: "bis",
    still: "noch im Einsatz",
    all: "Modellversionen, die 200 zuletzt aufgezeichneten",
    version: "Version",
    recorded: "Aufgezeichnet",
    decisions: "Entscheidungen",
    deployments: "Eingesetzt in",
  },
);

export function AllModels({ parameters: { model = "", at = "" } }: Pick<Address, "parameters">) {
  const t = useTexts(TEXTS);
  const { data, error, again } = useQuery<ModelVersionsQuery, ModelVersionsQueryVariables>(MODELS, {});
  const [wanted, setWanted] = useState(model);
  const [day, setDay] = useState(at);
  return (
    <>
      <h1>{t.title}</h1>
      <h2>{t.serving}</h2>
      <Form
        className="request-form"
        onSubmit={(event) => {
          event.preventDefault();
          goTo(addressOf(["models"], { model: wanted.trim(), at: day || undefined }));
        }}
      >
        <TextField value={wanted} onChange={setWanted} autoComplete="off">
          <Label>{t.model}</Label>
          <Input spellCheck="false" />
        </TextField>
        <div>
          <label htmlFor="models-at">{t.at}</label>
          <input
            id="models-at"
            type="datetime-local"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </div>
        <Button type="submit" className="button primary" isDisabled={wanted.trim() === ""}>
          {t.show}
        </Button>
      </Form>
      {model !== "" && <Serving model={model} at={at} />}
      {error !== undefined && <Failure error={error} again={again} />}
      {data === undefined && error === undefined && <Loading />}
      {data !== undefined && (
        <SortableTable
          caption={t.all}
          file="models"
          rows={data.modelVersions}
          idOf={({ key }) => key}
          columns={[
            {
              name: t.version,
              text: ({ key }) => key,
              cell: ({ key }) => (
                <a href={addressOf(["models", key])}>
                  <bdi>{key}</bdi>
                </a>
              ),
            },
            {
              name: t.recorded,
              text: ({ recordedAt }) => recordedAt ?? "",
              cell: ({ recordedAt }) => recordedAt != null && <Time at={recordedAt} />,
            },
            {
              name: t.decisions,
              text: ({ approvals }) => approvals.map(({ decision }) => decision).join(", "),
            },
            {
              name: t.deployments,
              text: ({ deployments }) =>
                [...new Set(deployments.map(({ environment }) => environment))].join(", "),
            },
          ]}
        />
      )}
    </>
  );
}

function Serving({ model, at }: { readonly model: string; readonly at: string }) {
  const t = useTexts(TEXTS);
  // one moment, so that the same question is asked while this is shown
  const [now] = useState(() => new Date().toISOString());
  const { data, error, again } = useQuery<InProductionQuery, InProductionQueryVariables>(IN_PRODUCTION, {
    model,
    at: at === "" ? now : `${at}:00Z`,
  });
  if (error !== undefined) return <Failure error={error} again={again} />;
  if (data === undefined) return <Loading />;
  if (data.modelInProduction.length === 0) return <p>{t.none}</p>;
  return (
    <ul>
      {data.modelInProduction.map(({ modelVersion, deployment, from, to }) => (
        <li key={deployment.key}>
          <a href={addressOf(["models", modelVersion.key])}>
            <bdi>{modelVersion.key}</bdi>
          </a>{" "}
          <FactLink fact={deployment} /> <Time at={from} /> {to == null ? t.still : t.until}{" "}
          {to != null && <Time at={to} />}
        </li>
      ))}
    </ul>
  );
}
