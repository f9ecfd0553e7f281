// A photo as it is sent: at most 1600 pixels on its long side (or what the form
// asks for: small print needs more), JPEG, and drawn
// anew, so that nothing of the camera's notes (place, time, owner) goes along.
const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

export class NotAPicture extends Error {
  override readonly name = "NotAPicture";
}

/** `longest_side` in pixels, when the form asks for another. */
export async function reducePhoto(file: File, longest_side = LONGEST_SIDE): Promise<File> {
  const picture = await readPicture(file);
  const scale = Math.min(1, longest_side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (context === null) throw new NotAPicture(file.name);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (blob === null) throw new NotAPicture(file.name);
  return new File([blob], "photo.jpg", { type: "image/jpeg" });
}

async function readPicture(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (error) {
    throw new NotAPicture(file.name, { cause: error });
  }
}
