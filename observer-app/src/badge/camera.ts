// Reads a QR code with the camera where the browser can; elsewhere the text is
// pasted, or read from a photo.
interface Detector {
  detect(source: ImageBitmapSource): Promise<{ readonly rawValue: string }[]>;
}

type DetectorMaker = new (options: { formats: string[] }) => Detector;

export function detector(): Detector | null {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  return maker === undefined ? null : new maker({ formats: ["qr_code"] });
}

export function hasCamera(): boolean {
  return detector() !== null && navigator.mediaDevices?.getUserMedia !== undefined;
}

/** Watch the camera until a code of ours is seen; `stop` ends it in any case. */
export async function watchCamera(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const reader = detector();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  let is_watching = true;
  const stop = (): void => {
    is_watching = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play();
  const look = async (): Promise<void> => {
    if (!is_watching || reader === null) return;
    if (!video.isConnected) return stop();
    const [code] = video.readyState >= 2 ? await reader.detect(video) : [];
    if (code !== undefined && code.rawValue.startsWith("ORK1:")) {
      stop();
      found(code.rawValue);
      return;
    }
    setTimeout(() => void look(), 200);
  };
  void look();
  return stop;
}

export async function codeInPhoto(file: Blob): Promise<string | null> {
  const reader = detector();
  if (reader === null) return null;
  const [code] = await reader.detect(await createImageBitmap(file));
  return code?.rawValue ?? null;
}
