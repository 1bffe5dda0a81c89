using Cordon.Engine.Journal;

namespace Cordon.Server.CommandLine;

/// <summary>The folder of a centre's data, which one process has at a time: a second one would fence the first off from its journal.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockFile = "centre.lock";

    /// <summary>What the system says of a lock that another process has (EWOULDBLOCK).</summary>
    private const int WouldBlock = 11;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    /// <summary>The journal's file.</summary>
    public string Journal => System.IO.Path.Combine(Path, UpCommand.JournalFile);

    /// <summary>Whether a centre was ever served from a folder.</summary>
    public static bool IsOne(string path) =>
        File.Exists(System.IO.Path.Combine(path, LockFile)) || File.Exists(System.IO.Path.Combine(path, UpCommand.WebhookRootFile));

    /// <summary>Takes the folder, which is there; whatever ends the process gives it back.</summary>
    /// <exception cref="RunException">Another process has it.</exception>
    public static DataFolder Take(string path)
    {
        var file = System.IO.Path.Combine(path, LockFile);
        PrivateFile.Make(file);
        try
        {
            return new DataFolder(path, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (taken.HResult == WouldBlock)
        {
            throw new RunException($"{path} is in use by a running centre; what it is to do is told to it over HTTP (POST /v1/keys issues keys).");
        }
    }

    public void Dispose() => _lock.Dispose();
}
