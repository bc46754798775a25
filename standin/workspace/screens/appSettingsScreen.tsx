import { Button } from "@zendeskgarden/react-buttons";
import { Checkbox, Field } from "@zendeskgarden/react-forms";
import { useState } from "react";
import * as v from "valibot";
import { callApi } from "../api/callApi.ts";
import { refresh } from "../api/queries.ts";
import type { AppParameter, HostedApp, WorkspaceSession } from "../api/workspaceSession.ts";
import { Narrow, Quiet, Screen, Stack, Title } from "../parts/layout.tsx";
import { TextBox } from "../parts/textBox.tsx";
import { showToast } from "../parts/toasts.ts";
import { type Language, sessionStore } from "../session/session.ts";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";

type SettingsProps = { session: WorkspaceSession; installationId: number };

/** The settings of an installed app, made from its manifest's parameters. For admins. */
export const AppSettingsScreen = ({ session, installationId }: SettingsProps) => {
  const t = useTexts();
  const { agentId } = useStore(sessionStore);
  const app = session.apps.find((each) => each.installation_id === installationId);
  const admin = session.agents.some(({ id, role }) => id === agentId && role === "admin");
  if (app === undefined) return <Screen>{t("notFound")}</Screen>;
  return (
    <Screen>
      <Narrow>
        <Stack $gap={16}>
          <Title>
            {t("settings")}: {app.name}
          </Title>
          {admin ? <SettingsForm app={app} /> : <Quiet>{t("adminsOnly")}</Quiet>}
        </Stack>
      </Narrow>
    </Screen>
  );
};

const SettingsForm = ({ app }: { app: HostedApp }) => {
  const t = useTexts();
  const { language } = useStore(sessionStore);
  const [changed, setChanged] = useState<{ readonly [name: string]: string | boolean }>({});
  const [enabled, setEnabled] = useState(app.enabled);
  const change = (name: string, value: string | boolean): void => setChanged({ ...changed, [name]: value });
  const save = async (): Promise<void> => {
    // A secure setting left empty stays as it is: nobody can see and send it back.
    const settings = Object.fromEntries(
      Object.entries(changed).filter(([name, value]) => value !== "" || !isSecure(app, name)),
    );
    try {
      await callApi(`/api/v2/apps/installations/${app.installation_id}`, v.unknown(), {
        method: "PUT",
        body: { settings, enabled },
      });
      setChanged({});
      refresh("session");
      showToast(t("saved"));
    } catch (error) {
      showToast(t("saveFailed", { reason: error instanceof Error ? error.message : String(error) }), "error");
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack $gap={16}>
        {app.parameters
          .filter(({ type }) => type !== "hidden")
          .map((parameter) => (
            <Setting
              key={parameter.name}
              parameter={parameter}
              text={textOf(parameter, language)}
              value={changed[parameter.name] ?? app.settings[parameter.name] ?? ""}
              isSet={app.secure_set.includes(parameter.name)}
              onChange={(value) => change(parameter.name, value)}
            />
          ))}
        <Field>
          <Checkbox checked={enabled} onChange={({ target }) => setEnabled(target.checked)}>
            <Field.Label isRegular>{t("enabled")}</Field.Label>
          </Checkbox>
        </Field>
        <div>
          <Button type="submit" isPrimary>
            {t("save")}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

const isSecure = (app: HostedApp, name: string): boolean =>
  app.parameters.some((parameter) => parameter.name === name && parameter.secure);

type Text = { label: string; helpText?: string | undefined };

const textOf = ({ name, texts }: AppParameter, language: Language): Text =>
  texts[language] ?? texts["en"] ?? { label: name };

type SettingProps = {
  parameter: AppParameter;
  text: Text;
  value: string | number | boolean;
  isSet: boolean;
  onChange: (value: string | boolean) => void;
};

const Setting = ({ parameter, text, value, isSet, onChange }: SettingProps) => {
  const t = useTexts();
  if (parameter.type === "checkbox")
    return (
      <Field>
        <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked)}>
          <Field.Label isRegular>{text.label}</Field.Label>
          {text.helpText === undefined ? null : <Field.Hint>{text.helpText}</Field.Hint>}
        </Checkbox>
      </Field>
    );
  const placeholder = parameter.secure ? t(isSet ? "secretSet" : "secretEmpty") : "";
  return (
    <TextBox
      label={text.label}
      hint={text.helpText}
      value={String(value)}
      onChange={onChange}
      placeholder={placeholder}
      required={parameter.required && !isSet}
      type={parameter.secure ? "password" : inputType(parameter.type)}
      {...(parameter.type === "multiline" ? { rows: 10 } : {})}
    />
  );
};

const inputType = (type: string): "text" | "number" | "url" =>
  type === "number" || type === "url" ? type : "text";
