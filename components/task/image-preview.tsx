"use client";
import { useState } from "react";

/**
 * A picture, as one: what is drawn in a file, SVG too, neither runs nor loads anything inside an `img`. It stands on
 * paper in both themes, since drawings without a ground are made for paper.
 */
export function ImagePreview({ file: { url, name } }: { file: { url: string; name: string } }) {
  const [broken, setBroken] = useState(false);
  if (broken)
    return (
      <p className="p-3 text-ink-soft">
        This picture cannot be shown here. The download is as it was handed in.
      </p>
    );
  return (
    <div className="bg-paper p-3">
      {/* biome-ignore lint/performance/noImgElement: a private file behind the session, not to be copied by an optimiser */}
      <img
        src={url}
        alt={name}
        onError={() => setBroken(true)}
        className="mx-auto max-h-[32rem] max-w-full object-contain"
      />
    </div>
  );
}
