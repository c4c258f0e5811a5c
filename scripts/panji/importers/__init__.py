"""What brings existing collections into a register. One module an importer: :mod:`panji.importers.folder`.

An importer prepares everything in memory and checks it there (:class:`panji.importers.folder.Import`);
:mod:`panji.importers.disk` then writes all of it or nothing.
"""
