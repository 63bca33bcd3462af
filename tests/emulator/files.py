"""The files a bot uploaded: bytes by file id."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass

from .errors import bad_request
from .images import check_document, check_photo, scaled
from .table import Json

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
_PHOTO_SIDES = (90, 320, 1280)


@dataclass(frozen=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class StoredFile:
    """A file as kept: its id, kind (photo or document), path for download and content."""

    file_id: str
    kind: str
    path: str
    upload: Upload
    media: Json | list[Json]


class Files:
    """Makes file ids and finds the files again."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self._numbers = itertools.count(1)

    def _describe(self, kind: str, upload: Upload) -> Json:
        number = next(self._numbers)
        digest = hashlib.sha256(upload.data).hexdigest()[:14]
        return {
            "file_id": f"{kind}-{number:04d}-{digest}",
            "file_unique_id": f"AQ{digest}",
            "file_size": len(upload.data),
        }

    def _keep(self, kind: str, description: Json, upload: Upload, media: Json | list[Json]) -> None:
        file_id = description["file_id"]
        suffix = upload.name.rpartition(".")[2] or "bin"
        path = f"{kind}s/file_{len(self.by_id)}.{suffix}"
        self.by_id[file_id] = StoredFile(file_id, kind, path, upload, media)

    def add_document(self, upload: Upload) -> Json:
        """Keep a document and give its Document object."""
        check_document(upload.data)
        document = self._describe("document", upload)
        document |= {"file_name": upload.name, "mime_type": upload.content_type}
        self._keep("document", document, upload, document)
        return document

    def add_photo(self, upload: Upload) -> list[Json]:
        """Keep a photo and give its PhotoSize objects, smallest first."""
        size = check_photo(upload.data)
        sizes: list[Json] = []
        for side in _PHOTO_SIDES:
            width, height = scaled(size, side)
            if not sizes or (width, height) != (sizes[-1]["width"], sizes[-1]["height"]):
                sizes.append({**self._describe("photo", upload), "width": width, "height": height})
        for photo_size in sizes:
            self._keep("photo", photo_size, upload, sizes)
        return sizes

    def media(self, kind: str, source: Upload | str) -> Json | list[Json]:
        """The media object for an upload or for a file id sent again."""
        if isinstance(source, Upload):
            return self.add_photo(source) if kind == "photo" else self.add_document(source)
        stored = self.by_id.get(source)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            text = f"can't use file of type {stored.kind} as {kind}"
            raise bad_request(text)
        return stored.media

    def get_file(self, file_id: str) -> Json:
        """The File object of getFile."""
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if len(stored.upload.data) > MAX_DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        media = stored.media if isinstance(stored.media, list) else [stored.media]
        found = next(item for item in media if item["file_id"] == file_id)
        names = ("file_id", "file_unique_id", "file_size")
        return {**{name: found[name] for name in names}, "file_path": stored.path}

    def by_path(self, path: str) -> Upload | None:
        """The content behind a download path."""
        found = (stored for stored in self.by_id.values() if stored.path == path)
        return next((stored.upload for stored in found), None)
