import { Component, type ReactNode } from "react";
import { failure } from "../useQuery.js";
import { Failure } from "./Notice.js";

/** A defect in one view leaves the rest of the page in use. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error !== undefined ? (
      <Failure error={failure(this.state.error)} again={() => this.setState({ error: undefined })} />
    ) : (
      this.props.children
    );
  }
}
