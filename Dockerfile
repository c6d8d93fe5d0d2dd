# Candide in a container: built in one stage, run in another without compilers, tests or development packages.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY src src
COPY workflows workflows
COPY locales locales
COPY scripts scripts
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
LABEL org.opencontainers.image.title="Candide" \
      org.opencontainers.image.licenses="EUPL-1.2"
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY views views
COPY settings settings
COPY workflows workflows
# What the code reads as it is: scripts and styles of the pages, official codes, the demonstration's story
COPY src/web/assets src/web/assets
COPY src/territories/data src/territories/data
COPY src/demo/story src/demo/story
COPY src/playing/samples src/playing/samples
RUN printf '#!/bin/sh\nexec node /app/dist/candide.js "$@"\n' > /usr/local/bin/candide \
 && chmod 755 /usr/local/bin/candide \
 && mkdir /data && chown node:node /data

USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_FOLDER=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
