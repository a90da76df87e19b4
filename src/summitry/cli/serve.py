"""`summitry serve`: the desk, a local web application on a record."""

from __future__ import annotations

from typing import Annotated

import typer

from summitry.cli.shared import RecordPath, app, load_settings
from summitry.errors import InputError


@app.command(epilog="Examples:  summitry serve --open   |   summitry serve --record talks.db --port 0 --read-only")
def serve(
    record: RecordPath = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Beyond this machine reading needs the token, too.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8391,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the desk in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody may correct or add.")] = False,
) -> None:
    """Open the desk: read, check, correct and ask a record in the browser (extra desk).

    It prints an address with a token: who opens it may correct and add, others on this machine may read.
    """
    try:
        import fastapi
        import python_multipart
        import uvicorn
    except ImportError as error:
        raise InputError(f'the desk needs more: pip install "summitry[desk]" ({error})') from error
    del fastapi, python_multipart
    from summitry.web.start import listening, opened

    settings = load_settings(record=record)
    desk = opened(settings, host, read_only=read_only, told=lambda said: typer.echo(said, err=True))
    with listening(host, port) as socket:
        address = desk.address(socket)
        typer.echo(f"the desk on {settings.record}: {address}")
        if show:
            typer.launch(address)
        config = uvicorn.Config(desk.application, log_level="warning", server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[socket])
