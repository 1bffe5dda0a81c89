using System.Security.Cryptography;
using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>
/// How files are laid into cases and fetched. What they are stands in the journal; their bytes lie beside the projection, closed by the case's key.
/// </summary>
public sealed partial class CaseDesk
{
    private static readonly Phrase NotOnIt = new("there is no such case, or you are not on it", "没有这起案件，或您不是该案的办案人员");

    private const string FileFolder = "case-files";

    /// <summary>What is looked at when an officer fetches a file: the console's path of it.</summary>
    public static string PathOfFile(uint number, uint file) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{VictimsOf(number)}/files/{file}");

    /// <summary>
    /// Lays a file in, unless it is known as malware: that it was not taken is kept for the audit. Its bytes are durable before its record is. A file
    /// that is there already is there once; were its bytes lost or changed, these take their place.
    /// </summary>
    /// <param name="name">As it was called where it came from; it is cleaned.</param>
    public async ValueTask<DeskAnswer> LayFileAsync(
        uint number, string name, byte[] bytes, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(by);
        if (number == 0 || !_isCase(number) || WorkFor(number, by) is null)
        {
            return new DeskAnswer(DeskStatus.NotFound, NotOnIt);
        }

        var command = new CaseCommand.AddFile(CaseFileName.Cleaned(name), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return await ScanAsync(number, command, bytes, by, cancellation).ConfigureAwait(false)
            ?? await RunAsync((number, command, by.Id), Keep, cancellation).ConfigureAwait(false);

        Outcome Keep(Instant now)
        {
            var outcome = DecideOn(number, command, by, now);
            var key = _projection.Work(number).Erasures + 1;
            try
            {
                if (outcome.Record is not null || (outcome.Answer.Status == DeskStatus.AlreadyDone && OpenFile(number, key, command.Sha256).Bytes is null))
                {
                    _files.Keep(number, key, command.Sha256, _keys.ClosedFile(number, key, command.Sha256, bytes));
                }

                return outcome;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                var why = new Phrase("the file cannot be kept: {0}", "文件无法保存：{0}").With(failure.Message);
                return new Outcome(null, new DeskAnswer(DeskStatus.Unavailable, why));
            }
        }
    }

    /// <returns>Why the file is not laid in; null where nothing speaks against it, or nobody looks.</returns>
    private async Task<DeskAnswer?> ScanAsync(
        uint number, CaseCommand.AddFile file, byte[] bytes, ActingOfficer by, CancellationToken cancellation)
    {
        if (_scanner is null)
        {
            return null;
        }

        var (malware, fault) = await _scanner.FindAsync(bytes, cancellation).ConfigureAwait(false);
        if (malware is null)
        {
            return fault is null ? null : new DeskAnswer(DeskStatus.Unavailable, fault);
        }

        await NoteDeedAsync(DeskKind.FileRefused, VictimsOf(number), by, $"{malware}, SHA-256 {file.Sha256}", cancellation: CancellationToken.None)
            .ConfigureAwait(false);
        return new DeskAnswer(DeskStatus.Refused, new Phrase(
            "it is known as malware ({0}): do not open it. Where it is evidence, the forensic laboratory keeps it; a note may name it by its SHA-256, {1}",
            "该文件已知为恶意软件（{0}），请勿打开。如属证据，应交电子取证实验室保管；可在笔记中记下其 SHA-256：{1}").With(malware, file.Sha256));
    }

    /// <summary>
    /// Records that an officer looks at a file, and then gives its bytes. Bytes that are not those that were laid in are given to nobody.
    /// </summary>
    /// <param name="file">Its number in the case, from 1.</param>
    /// <param name="purpose">Why, in the officer's words.</param>
    /// <returns>The file and its bytes; null with the answer why not.</returns>
    public async ValueTask<(DeskAnswer Answer, CaseFileEntry? File, byte[]? Bytes)> FetchFileAsync(
        uint number, uint file, string purpose, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (number == 0 || !_isCase(number) || WorkFor(number, by) is not { } work)
        {
            return (new DeskAnswer(DeskStatus.NotFound, NotOnIt), null, null);
        }

        if (file == 0 || file > work.Files.Length || work.Files[(int)file - 1] is not { IsErased: false } entry)
        {
            return (new DeskAnswer(DeskStatus.NotFound, new Phrase("there is no such file, or it is erased", "没有这个文件，或已清除")), null, null);
        }

        var answer = await LookAsync(PathOfFile(number, file), purpose, by, cancellation).ConfigureAwait(false);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            return (answer, null, null);
        }

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var (bytes, why) = OpenFile(number, work.Erasures + 1, entry.Sha256);
            return bytes is null ? (new DeskAnswer(DeskStatus.Unavailable, why, Version), null, null) : (answer, entry, bytes);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The bytes of a file as they were laid in, or why not.</summary>
    private (byte[]? Bytes, Phrase? Why) OpenFile(uint number, int key, string sha256)
    {
        try
        {
            return _files.Read(number, key, sha256) is not { } closed ? (null, new Phrase("its bytes are not there", "文件内容已不存在"))
                : _keys.OpenedFile(number, key, sha256, closed) is { } bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? (bytes, null)
                : (null, new Phrase(
                    "its bytes on the disk are not those that were laid in: they are given to nobody", "磁盘上的内容与存入时不符，不予提供"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new Phrase("its bytes cannot be read: {0}", "文件内容无法读取：{0}").With(failure.Message));
        }
    }

    private void SweepFiles() => _files.Sweep((number, key, sha256) =>
    {
        var work = _projection.Work(number);
        return key == work.Erasures + 1 && work.Files.Any(file => !file.IsErased && file.Sha256 == sha256);
    });
}
