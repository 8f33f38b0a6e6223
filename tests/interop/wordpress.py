"""A blog: WordPress with a database of its own in a temporary folder, run for the tests and ended with them."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

_CONFIG = """<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
$table_prefix = 'wp_';
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false); define('FS_METHOD', 'direct');
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""
# WordPress asks no address on this machine, and no port but the usual ones: for the test it may ask one site alone.
_PLUGIN = """<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, {port}]);
add_filter('pre_http_request', fn($answer, $given, $url) =>
  str_starts_with($url, '{site}') ? $answer : new WP_Error('elsewhere', $url), 10, 3);
if (!function_exists('wp_mail')) {{ function wp_mail() {{ return true; }} }}
"""
_RUN = """<?php
[$_SERVER['HTTP_HOST'], $_SERVER['SERVER_PROTOCOL'], $_SERVER['REQUEST_METHOD']] = ['{host}', 'HTTP/1.1', 'GET'];
{before}
require '{folder}/wp-load.php';
$given = json_decode(stream_get_contents(STDIN), true);
$said = (function () use ($given) {{ {code} }})();
echo "\\n@@@" . json_encode($said, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
"""
_INSTALL = """require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A blog', 'owner', 'owner@host.example', true, '', 'secret');
switch_theme('twentytwentythree');
return wp_insert_user(['user_login' => 'writer', 'user_pass' => 'secret', 'role' => 'author']);"""
_PATIENCE = 60


@dataclass
class Blog:
    """A running blog."""

    folder: Path
    url: str
    writer: int
    """An author: somebody who may write posts, and not all HTML."""

    def php(self, code: str, **given: object) -> Any:
        """What a piece of PHP returns that runs inside WordPress, with `$given`."""
        return _php(self.folder, self.url, code, given)


@contextmanager
def blog(wordpress: Path, folder: Path, site: str) -> Iterator[Blog]:
    """A new blog, which may ask nothing but `site`, the address of a dictionary."""
    root = folder / "wordpress"
    shutil.copytree(wordpress, root, ignore_dangling_symlinks=True)
    (root / "wp-config.php").unlink(missing_ok=True)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with _database(folder) as socket_path:
        (root / "wp-config.php").write_text(_CONFIG.format(socket=socket_path, url=url), "utf-8")
        plugins = root / "wp-content" / "mu-plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        plugin = _PLUGIN.format(port=site.split(":")[2].split("/")[0], site=site)
        (plugins / "only-the-dictionary.php").write_text(plugin, "utf-8")
        writer = _php(root, url, _INSTALL, {}, "define('WP_INSTALLING', true);")
        command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(root)]
        with _running(command, folder / "php.log", env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}):
            _wait(lambda: _answers(url), "WordPress", folder / "php.log")
            yield Blog(root, url, writer)


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, socket_path = folder / "data", folder / "sql"
    assert len(str(socket_path)) < 100, "a socket's path is short"
    log = folder / "sql.log"
    options = ["--no-defaults", f"--datadir={data}"]
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    with log.open("wb") as out:
        made = ["mariadb-install-db", *options, *as_root, "--auth-root-authentication-method=normal", "--skip-test-db"]
        subprocess.run(made, check=True, stdout=out, stderr=out)
    server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
    more = [f"--socket={socket_path}", "--skip-networking", f"--pid-file={folder / 'sql.pid'}"]
    with _running([server, *options, *as_root, *more], log):
        _wait(socket_path.exists, "MariaDB", log)
        make = f"$it = new mysqli(null, 'root', '', '', 0, '{socket_path}'); $it->query('CREATE DATABASE blog');"
        _wait(lambda: _succeeds(["php", "-r", make]), "MariaDB", log)
        yield socket_path


@contextmanager
def _running(command: list[str], log: Path, env: Mapping[str, str] | None = None) -> Iterator[None]:
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=env, start_new_session=True)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(_PATIENCE)


def _wait(is_there: Any, name: str, log: Path) -> None:
    for _ in range(10 * _PATIENCE):
        if is_there():
            return
        time.sleep(0.1)
    raise AssertionError(f"{name} does not start:\n{log.read_text('utf-8', 'replace')[-3000:]}")


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=_PATIENCE):
            return True
    except HTTPError:
        return True
    except URLError:
        return False


def _php(folder: Path, url: str, code: str, given: Mapping[str, object], before: str = "") -> Any:
    host = url.removeprefix("http://")
    script = _RUN.format(host=host, folder=folder, code=code, before=before)
    file = folder.parent / "run.php"
    file.write_text(script, "utf-8")
    done = subprocess.run(
        ["php", "-d", "display_errors=stderr", str(file)],
        input=json.dumps(given),
        text=True,
        check=False,
        capture_output=True,
        timeout=_PATIENCE,
    )
    assert "@@@" in done.stdout, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(done.stdout.rpartition("@@@")[2])
