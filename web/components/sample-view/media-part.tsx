import type { ContentPart } from "@evalsite/protocol";
import { useState } from "react";
import { dataUrl } from "../../data/data-url.ts";
import { mediaPlace } from "../../model/samples/safe-url.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import styles from "./sample-view.module.css";

/** Where the media of a run lie. */
export interface MediaSource {
  readonly runFolder: string;
  readonly version: string | null;
}

type Media = Extract<ContentPart, { type: "media" }>;

interface Props {
  readonly part: Media;
  readonly source: MediaSource;
}

/** A picture, sound or film of this site; one that lies elsewhere is named and never loaded. */
export function MediaPart({ part, source }: Props) {
  const text = useText(sampleTexts);
  const kind = text.media[part.media];
  if (part.src === null) return <Absent label={text.mediaMissing(kind)} note={part.note} />;
  const place = mediaPlace(part.src);
  switch (place.kind) {
    case "remote":
      return <Absent label={text.mediaRemote(kind)} link={place.address} note={part.note} />;
    case "refused":
      return (
        <Absent
          label={text.mediaRefused(kind)}
          address={place.text.slice(0, 200)}
          note={part.note}
        />
      );
    case "embedded":
      return <Player part={part} address={place.address} name={kind} />;
    case "file": {
      const address = dataUrl(`${source.runFolder}/${place.path}`, source.version);
      return <Player part={part} address={address} name={place.path} />;
    }
  }
}

interface PlayerProps {
  readonly part: Media;
  readonly address: string;
  readonly name: string;
}

function Player({ part, address, name }: PlayerProps) {
  const text = useText(sampleTexts);
  const [isBroken, setBroken] = useState(false);
  const onError = () => setBroken(true);
  if (isBroken) {
    return (
      <Absent label={text.mediaBroken(text.media[part.media])} address={name} note={part.note} />
    );
  }
  const caption = part.note ?? name;
  switch (part.media) {
    case "image":
      return (
        <a className={styles.picture} href={address} target="_blank" rel="noopener">
          <img src={address} alt={caption} title={caption} loading="lazy" onError={onError} />
        </a>
      );
    case "audio":
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- data of a benchmark; it has none
      return <audio src={address} title={caption} controls preload="none" onError={onError} />;
    case "video":
      return (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- data of a benchmark; it has none
        <video
          className={styles.picture}
          src={address}
          title={caption}
          controls
          preload="none"
          onError={onError}
        />
      );
  }
}

interface AbsentProps {
  readonly label: string;
  readonly address?: string;
  readonly link?: string;
  readonly note: string | null;
}

function Absent({ label, address, link, note }: AbsentProps) {
  return (
    <p className={styles.absent}>
      {label}
      {address !== undefined && <bdi className={styles.code}>{address}</bdi>}
      {link !== undefined && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow">
          {link}
        </a>
      )}
      {note !== null && <bdi className={styles.quiet}>{note}</bdi>}
    </p>
  );
}
