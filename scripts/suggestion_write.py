"""What is to be done about an issue, done: branch, pull request, one reply that is kept up to date, one label.

Nothing contributed is executed and no file of the work tree is touched: git is given the new file as
data. Needs git, `gh` and the standard library alone. Every step looks first at what is there, so
that a second run changes nothing, and a run after a change of the issue changes only what it must.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from github_api import Hub, HubError, WritingError, run_program
from suggestion_result import LINK, Result

_MOST_SUMMARY = 40_000
MARKER = "<!-- The reply to a suggestion: this comment is kept up to date. -->"
NEEDS_FIX = "needs-fix"
_BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.{host}")
_HELPER = "!gh auth git-credential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the work is done."""

    project: Path
    """A clone that has the remote `origin`; its HEAD is what the result was made from."""
    repository: str
    """`owner/name`."""
    base: str
    """The branch that pull requests go to."""
    server: str = "https://github.com"

    @property
    def hub(self) -> Hub:
        return Hub(self.repository)

    @property
    def host(self) -> str:
        return self.server.partition("://")[2].rstrip("/")


def act(result: Result, place: Place) -> str:
    """Do what the result asks for; the outcome, one of `OUTCOMES`, or nothing. Raises WritingError."""
    if result.state == "nothing":
        return ""
    outcome, link = _propose(result, place) if result.state == "ready" else ("said", "")
    _keep_reply(result, place, result.replies[outcome].replace(LINK, link))
    _label(result, place)  # last: whoever waits for an answer has it, whatever becomes of the label
    return outcome


# ---- Branch and pull request -------------------------------------------------------------------------


def _propose(result: Result, place: Place) -> tuple[str, str]:
    """What became of the proposal, and the link to it."""
    compare = f"{place.server}/{place.repository}/compare/{place.base}...{result.branch}?expand=1"
    _check_place(result, place)
    for is_last in (False, True):
        tip = _tip(result, place)
        if tip and not _is_ours(tip, result, place):
            number = _pull_request(result, place)
            return "touched", f"#{number}" if number else compare
        if _push(result, place, tip):
            break
        if is_last:
            raise WritingError("The branch changes while this runs: run the job again.")
    try:
        return "opened", f"#{_opened(result, place)}"
    except HubError as error:
        if error.status == 403 and "not permitted to create" in error.said:
            return "refused", compare
        raise


def _check_place(result: Result, place: Place) -> None:
    """The file belongs to a folder of entries, and what stands there is a plain file. Raises WritingError."""
    # Nothing but a glossary holds this file, so no result can name another folder.
    if not _listed(place, f"{result.folder}/_strings.yml"):
        raise WritingError("The result names a file outside the folder of the entries.")
    there = _listed(place, result.path)
    if there and not there.startswith("100"):
        raise WritingError("What stands in the place of the file is no plain file.")


def _listed(place: Place, path: str) -> str:
    """Mode, kind and number of what the commit has at a path; nothing where there is nothing."""
    return _git(place, "ls-tree", "--full-tree", "HEAD", "--", f":(literal){path}").partition("\t")[0]


def _tip(result: Result, place: Place) -> str:
    return _git(place, "ls-remote", "origin", f"refs/heads/{result.branch}").partition("\t")[0]


def _is_ours(tip: str, result: Result, place: Place) -> bool:
    """Whether nobody but this bot has committed last to the branch."""
    # Two deep: of the last commit that is fetched, git does not say what it was made from.
    _git(place, "fetch", "--quiet", "--no-tags", "--depth=2", "origin", f"refs/heads/{result.branch}")
    return _git(place, "log", "-1", "--format=%ce", tip) == _mail_of_bot(place)


def _push(result: Result, place: Place, tip: str) -> bool:
    """Bring the commit to the branch, unless it is there. False where the branch is not what it was any more."""
    head = _git(place, "rev-parse", "HEAD")
    tree = _tree(result, place)
    if tip and _git(place, "log", "-1", "--format=%T %P %an %s", tip) == f"{tree} {head} {result.login} {result.title}":
        return True
    who = {
        "GIT_AUTHOR_NAME": result.login,
        "GIT_AUTHOR_EMAIL": f"{result.account}+{result.login}@users.noreply.{place.host}",
        "GIT_COMMITTER_NAME": _BOT[0],
        "GIT_COMMITTER_EMAIL": _mail_of_bot(place),
    }
    message = f"{result.title}\n\nSuggested in #{result.issue}.\n"
    commit = _git(place, "commit-tree", tree, "-p", head, given=message, more=who)
    branch = f"refs/heads/{result.branch}"
    try:
        _git(place, "push", "--quiet", f"--force-with-lease={branch}:{tip}", "origin", f"{commit}:{branch}")
    except WritingError:
        if _tip(result, place) == tip:
            raise
        return False
    return True


def _tree(result: Result, place: Place) -> str:
    """The project with the new file in it, as git stores it."""
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        _git(place, "read-tree", "HEAD", more=index)
        blob = _git(place, "hash-object", "-w", "--no-filters", "--stdin", given=result.text)
        known = _git(place, "ls-files", "--stage", "--", result.path, more=index)
        mode = "100755" if known.startswith("100755") else "100644"
        _git(place, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{result.path}", more=index)
        return _git(place, "write-tree", more=index)


def _mail_of_bot(place: Place) -> str:
    return _BOT[1].format(host=place.host)


def _pull_request(result: Result, place: Place) -> int | None:
    """Number of the open pull request of the branch."""
    query = f"head={place.hub.owner}:{result.branch}&base={place.base}&state=open"
    found = place.hub.ask("GET", f"pulls?{query}")
    return int(found[0]["number"]) if found else None


def _opened(result: Result, place: Place) -> int:
    """Number of the pull request, opened or brought up to date."""
    closes = f"Closes #{result.issue}"
    words = {"title": result.title, "body": f"{closes}\n\n{result.summary[:_MOST_SUMMARY]}".rstrip()}
    number = _pull_request(result, place)
    if number is None:
        try:
            made = place.hub.ask("POST", "pulls", {**words, "head": result.branch, "base": place.base})
            return int(made["number"])
        except HubError as error:
            # Another run was quicker.
            number = _pull_request(result, place) if error.status == 422 else None
            if number is None:
                raise
    place.hub.ask("PATCH", f"pulls/{number}", words)
    return number


# ---- Reply and label ---------------------------------------------------------------------------------


def _keep_reply(result: Result, place: Place, reply: str) -> None:
    """One comment under the issue says how things stand; it is this bot's own, and changes with them."""
    body = f"{MARKER}\n{reply}"
    page = 1
    while found := place.hub.ask("GET", f"issues/{result.issue}/comments?per_page=100&page={page}"):
        for comment in found:
            # Anybody can write the marker into a comment of their own.
            if comment["user"]["type"] == "Bot" and comment["body"].startswith(MARKER):
                if comment["body"] != body:
                    place.hub.ask("PATCH", f"issues/comments/{comment['id']}", {"body": body})
                return
        page += 1
    place.hub.ask("POST", f"issues/{result.issue}/comments", {"body": body})


def _label(result: Result, place: Place) -> None:
    if result.state == "to-mend":
        place.hub.ask("POST", f"issues/{result.issue}/labels", {"labels": [NEEDS_FIX]})
        return
    try:
        place.hub.ask("DELETE", f"issues/{result.issue}/labels/{NEEDS_FIX}")
    except HubError as error:
        if error.status != 404:
            raise


# ---- git ---------------------------------------------------------------------------------------------


def _git(place: Place, *arguments: str, given: str = "", more: dict[str, str] | None = None) -> str:
    options = ("core.hooksPath=/dev/null", "credential.helper=", f"credential.helper={_HELPER}")
    call = ["git", *(part for option in options for part in ("-c", option)), *arguments]
    done = run_program(call, place.project, given=given, more=more)
    if done.returncode:
        raise WritingError(f"git {arguments[0]} failed.")
    return done.stdout.strip()
