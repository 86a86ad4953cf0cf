// Exactly these bytes to the server: what no well-behaved client would send.
import { connect } from "node:net";

export class Wire {
  /** A connection that keeps all it hears; `ended` is fulfilled when the server has closed. */
  constructor(server) {
    this.heard = "";
    this.socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
    this.socket.on("data", (bytes) => (this.heard += bytes.toString("latin1")));
    this.open = new Promise((resolve, reject) => this.socket.once("connect", resolve).once("error", reject));
    this.ended = new Promise((resolve) => this.socket.once("end", resolve).once("close", resolve).on("error", resolve));
  }

  async say(bytes) {
    await this.open;
    return await new Promise((resolve) => this.socket.write(Buffer.from(bytes, "latin1"), resolve));
  }

  /** Waits until an answer's head has come, or the server has closed. */
  async head() {
    while (!this.heard.includes("\r\n\r\n")) {
      const closed = await Promise.race([this.ended.then(() => true), new Promise((resolve) => this.socket.once("data", () => resolve(false)))]);
      if (closed) break;
    }
    return this.heard;
  }

  close() {
    this.socket.destroy();
  }
}

/** Says it all, ends, and gives back everything the server answered. */
export async function exchange(server, bytes) {
  const wire = new Wire(server);
  await wire.say(bytes);
  wire.socket.end();
  await wire.ended;
  wire.close();
  return wire.heard;
}

export const statusOf = (heard) => Number(heard.match(/^HTTP\/1\.1 (\d{3})/)?.[1]);
