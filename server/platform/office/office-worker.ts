import { parentPort, workerData } from "node:worker_threads";
import { readOffice } from "./read-office.ts";

/** The thread an office file is read in; it is given a path and a kind, tells what it found, and ends. */
parentPort?.postMessage(await readOffice(workerData.path, workerData.kind));
