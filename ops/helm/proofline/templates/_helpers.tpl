{{- define "proofline.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "proofline.selector" -}}
app.kubernetes.io/name: proofline
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end }}

{{- define "proofline.neo4jSelector" -}}
app.kubernetes.io/name: proofline
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: neo4j
{{- end }}

{{- define "proofline.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "proofline.neo4jUri" -}}
{{- if and .Values.neo4j.uri .Values.neo4j.beside.enabled }}{{ fail "neo4j.uri and neo4j.beside.enabled: only one of them" }}{{ end }}
{{- if .Values.neo4j.uri }}{{ .Values.neo4j.uri }}
{{- else if .Values.neo4j.beside.enabled }}{{ printf "bolt://%s-neo4j:7687" (include "proofline.name" .) }}
{{- else }}{{ fail "set neo4j.uri, or neo4j.beside.enabled" }}{{ end }}
{{- end }}
