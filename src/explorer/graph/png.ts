/** Browsers draw no larger picture. */
const LARGEST = 16_000;

/** A drawing as a picture, twice as fine as a screen. Throws where the browser can't draw it. */
export async function pngOf(
  svg: string,
  { width, height }: { width: number; height: number },
): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, LARGEST / width, LARGEST / height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob === null ? reject(new Error("the picture is too large")) : resolve(blob),
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
