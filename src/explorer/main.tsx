import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.js";
import "./style.css";

const element = document.getElementById("page");
if (element === null) throw new Error("the page has no place for what it shows");
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
