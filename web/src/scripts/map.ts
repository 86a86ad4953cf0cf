// Makes the server's drawn map zoomable, and lets a place be picked on it. Leaflet is fetched only when a map is opened:
// at once where a place is to be picked, otherwise when someone asks for it. Tiles come only from the address the
// organisation has set; without one, the areas themselves are the map.
import type * as Leaflet from "leaflet";

type Degrees = [number, number];

interface MapData {
  areas: { name: string; address: string; outline: Degrees[] }[];
  points: { title: string; address: string; at: Degrees }[];
  pick: string;
  tiles: string;
  attribution: string;
  style: string;
  open: string;
  tap: string;
  picked: string;
}

const pin = '<svg viewBox="0 0 24 34" width="30" height="42" aria-hidden="true"><path class="map-pin" d="M12 33C5 23 2 17.500 2 12a10 10 0 0 1 20 0c0 5.500-3 11-10 21Z"/><circle cx="12" cy="12" r="4" fill="#fff"/></svg>';

function addStyle(address: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** Area colours follow the page's own tokens, so that the map is dark when the page is. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function draw(L: typeof Leaflet, frame: HTMLElement, data: MapData): Leaflet.Map {
  frame.replaceChildren();
  const live = document.createElement("div");
  live.className = "map-live";
  frame.append(live);
  const map = L.map(live, { scrollWheelZoom: false, attributionControl: data.tiles !== "" });
  const everything = L.featureGroup();
  if (data.tiles) L.tileLayer(data.tiles, { attribution: data.attribution, maxZoom: 19 }).addTo(map);
  for (const area of data.areas) {
    const shape = L.polygon(area.outline, { color: colour("--accent"), weight: 2, fillColor: colour("--leaf-soft"), fillOpacity: data.tiles ? 0.15 : 1 });
    shape.bindTooltip(document.createTextNode(area.name) as unknown as HTMLElement, { permanent: true, direction: "center", opacity: 0.85 });
    shape.addTo(map).addTo(everything);
  }
  for (const point of data.points) {
    const link = document.createElement("a");
    link.href = point.address;
    link.textContent = point.title;
    L.circleMarker(point.at, { radius: 9, color: colour("--surface"), weight: 2, fillColor: colour("--accent"), fillOpacity: 1 })
      .bindPopup(link)
      .addTo(map)
      .addTo(everything);
  }
  const bounds = everything.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16] });
  return map;
}

function letPick(L: typeof Leaflet, map: Leaflet.Map, root: HTMLElement, data: MapData): void {
  const latitude = document.getElementById(`${data.pick}-latitude`) as HTMLInputElement | null;
  const longitude = document.getElementById(`${data.pick}-longitude`) as HTMLInputElement | null;
  if (!latitude || !longitude) return;
  const said = document.createElement("p");
  said.className = "map-said";
  said.setAttribute("role", "status");
  said.textContent = data.tap;
  root.prepend(said);
  const icon = L.divIcon({ html: pin, className: "", iconSize: [30, 42], iconAnchor: [15, 41] });
  let marker: Leaflet.Marker | null = null;
  const put = (at: Leaflet.LatLngExpression): void => {
    marker = marker?.setLatLng(at) ?? L.marker(at, { icon, keyboard: false }).addTo(map);
    said.textContent = data.picked;
  };
  map.on("click", ({ latlng }) => {
    latitude.value = latlng.lat.toFixed(6);
    longitude.value = latlng.lng.toFixed(6);
    latitude.dispatchEvent(new Event("input", { bubbles: true }));
    put(latlng);
  });
  if (latitude.value && longitude.value) put([Number(latitude.value), Number(longitude.value)]);
}

async function open(root: HTMLElement, data: MapData): Promise<void> {
  const frame = root.querySelector<HTMLElement>(".map-frame");
  if (!frame) return;
  const [fetched] = await Promise.all([import("leaflet"), addStyle(data.style)]);
  const L = (fetched as { default?: typeof Leaflet }).default ?? fetched; // a bundled CommonJS module has all in its default
  const map = draw(L, frame, data);
  if (data.pick) letPick(L, map, root, data);
}

function prepare(root: HTMLElement): void {
  if (root.dataset.ready) return;
  root.dataset.ready = "yes";
  const data = JSON.parse(root.dataset.map ?? "{}") as MapData;
  if (data.pick) {
    void open(root, data);
    return;
  }
  if (data.areas.length + data.points.length === 0) return;
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.variant = "secondary";
  button.className = "ds-button";
  button.textContent = data.open;
  button.addEventListener("click", () => {
    button.remove();
    void open(root, data).then(() => root.querySelector<HTMLElement>(".map-live")?.focus());
  });
  root.querySelector(".map-frame")?.after(button);
}

document.querySelectorAll<HTMLElement>("[data-map]").forEach(prepare);
