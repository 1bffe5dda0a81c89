using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Tests.Journal;

/// <summary>
/// The other process of the SIGKILL test: this test program started with a word of its own appends batches until it is killed, and tells
/// each position on its standard output once it is acknowledged.
/// </summary>
internal static class JournalAppender
{
    public const string Word = "append-until-killed";

    /// <summary>Bytes of the batch at a position: from one page to many, so that kills fall into short and long commits alike.</summary>
    public static int PayloadBytes(long position) => (int)(200 + (position * 7_919 % 90_000));

    /// <summary>Runs before the test runner's own entry point, which would not know the word.</summary>
    [ModuleInitializer]
    internal static void RunWhereAsked()
    {
        if (Environment.GetCommandLineArgs() is [_, Word, var path])
        {
            AppendForever(path);
        }
    }

    /// <summary>
    /// All on this thread: another one that touched this program's types would wait for its initializer, which is running. The SQLite
    /// journal completes synchronously, so nothing is waited for.
    /// </summary>
    private static void AppendForever(string path)
    {
        var journal = new SqliteJournal(path);
        var owner = journal.TakeOwnershipAsync(0).AsTask().Result;
        using var output = Console.OpenStandardOutput();
        for (var position = journal.NextPositionAsync(0).AsTask().Result; ; position++)
        {
            var payload = Batches.Noise((int)position, PayloadBytes(position));
            if (journal.AppendAsync(owner, position, Batches.Id(position), payload, 1).AsTask().Result != AppendStatus.Appended)
            {
                Environment.Exit(3);
            }

            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}\n")));
        }
    }
}
