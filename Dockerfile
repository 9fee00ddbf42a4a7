# A registry of your own, or a proxy with a certificate of its own: --secret id=npmrc,src=FILE gives npm its settings, and leaves
# them in no layer.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci --no-audit --no-fund && npm pack && tar xzf proofline-*.tgz

FROM node:22-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci --omit=dev --no-audit --no-fund

# What is served is the package, with the dependencies that the lock file names.
FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package .
RUN mkdir /data && chown node:node /data && chmod 700 /data
# By number: Kubernetes can tell that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 4000
# Without a shell or npm in between, so that SIGTERM reaches the service.
ENTRYPOINT ["node", "proofline.mjs"]
CMD ["serve"]
