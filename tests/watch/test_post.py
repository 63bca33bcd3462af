"""A message that waits to be sent is kept as JSON, whole."""

from __future__ import annotations

import pytest

from bot.watch.post import Post


def test_a_post_is_kept_whole() -> None:
    post = Post("ja", "<b>LNG</b> 384億円", "LNG 384億円", (("LNG", "/trade lng ru latest"),), "/trade lng ru latest chart")
    assert Post.from_json(post.to_json()) == post
    assert "384億円" in post.to_json()


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"language": "en"}'])
def test_what_is_no_post_is_refused(kept: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Post.from_json(kept)
