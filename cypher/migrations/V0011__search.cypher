// Search by words. A node has its words in one property, in which no sealed value is; kinds of which there are many have none, and
// cost nothing. What is recorded is found at once. The words of older facts are written when this is applied (src/graph/search/fill.ts).
CREATE FULLTEXT INDEX fact_words IF NOT EXISTS FOR (n:Fact) ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: "whitespace", `fulltext.eventually_consistent`: false}};
