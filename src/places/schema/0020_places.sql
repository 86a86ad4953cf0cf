-- The organisation that runs the processes, as it presents itself.
CREATE TABLE organisations (
    organisation_id BIGINT NOT NULL PRIMARY KEY,
    name            TEXT   NOT NULL,
    kind            TEXT   NOT NULL CHECK (kind IN ('municipality', 'region', 'housing', 'school', 'association')),
    zone            TEXT   NOT NULL,    -- tz database name
    languages       TEXT   NOT NULL,    -- 'sv,en'; the first is the one texts are written in
    colour_main     TEXT   NOT NULL,    -- '#rrggbb': buttons, links and the line on top
    colour_accent   TEXT   NOT NULL,    -- '#rrggbb': what is picked and what stands out
    logo            blob,               -- WebP, made by platform/images
    logo_version    BIGINT NOT NULL,    -- counts up with each new logo, so that its address can be kept for a year
    contact         TEXT   NOT NULL,    -- telephone, mail and visiting address, as people read it
    changed_at      BIGINT NOT NULL
);

CREATE TABLE departments (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    name            TEXT   NOT NULL,
    closed          SMALLINT NOT NULL,  -- 1 = gets no new cases; its old ones keep its name
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, name)
);

-- Parts of the place, with the outline that maps draw.
CREATE TABLE areas (
    organisation_id BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    name            TEXT   NOT NULL,
    outline         TEXT   NOT NULL,    -- JSON [[latitude, longitude], …] in WGS 84 degrees; '[]' = not drawn
    population      BIGINT NOT NULL,
    sort            BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, name)
);

-- Figures about an area, for quotas and for seeing who is missing: 'age_16_24', 'born_abroad', …
CREATE TABLE area_statistics (
    organisation_id BIGINT NOT NULL,
    area_id         BIGINT NOT NULL,
    measure         TEXT   NOT NULL,
    persons         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, area_id, measure)
);
