// How far the rule GROUP_DISPARITY has read the log with one choice of settings, and what it has counted of each model version.
// No facts: both are made again from the log.
CREATE CONSTRAINT disparity_watch_id IF NOT EXISTS FOR (n:DisparityWatch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT disparity_count_id IF NOT EXISTS FOR (n:DisparityCount) REQUIRE n.id IS UNIQUE;
