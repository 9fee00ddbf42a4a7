// Keys are unique within a kind; an index is unique over all facts.
CREATE CONSTRAINT source_table_key IF NOT EXISTS FOR (n:SourceTable) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT transformation_key IF NOT EXISTS FOR (n:Transformation) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT dataset_version_key IF NOT EXISTS FOR (n:DatasetVersion) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT training_run_key IF NOT EXISTS FOR (n:TrainingRun) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT model_version_key IF NOT EXISTS FOR (n:ModelVersion) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT approval_key IF NOT EXISTS FOR (n:Approval) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT stage_transition_key IF NOT EXISTS FOR (n:StageTransition) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT deployment_key IF NOT EXISTS FOR (n:Deployment) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT retirement_key IF NOT EXISTS FOR (n:Retirement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT prediction_key IF NOT EXISTS FOR (n:Prediction) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT access_key IF NOT EXISTS FOR (n:Access) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT alert_key IF NOT EXISTS FOR (n:Alert) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT amendment_key IF NOT EXISTS FOR (n:Amendment) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT erasure_key IF NOT EXISTS FOR (n:Erasure) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT fact_index IF NOT EXISTS FOR (n:Fact) REQUIRE n.index IS UNIQUE;
CREATE CONSTRAINT log_head_id IF NOT EXISTS FOR (n:LogHead) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (n:Migration) REQUIRE n.version IS UNIQUE;
