using System.Runtime.CompilerServices;
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
            AppendForeverAsync(path).GetAwaiter().GetResult();
        }
    }

    private static async Task AppendForeverAsync(string path)
    {
        await using var journal = new SqliteJournal(path);
        var owner = await journal.TakeOwnershipAsync(0).ConfigureAwait(false);
        await using var output = Console.OpenStandardOutput();
        for (var position = await journal.NextPositionAsync(0).ConfigureAwait(false); ; position++)
        {
            var status = await journal.AppendAsync(owner, position, Batches.Id(position), Batches.Noise((int)position, PayloadBytes(position)), 1).ConfigureAwait(false);
            if (status != AppendStatus.Appended)
            {
                Environment.Exit(3);
            }

            await output.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{position}\n")).ConfigureAwait(false);
        }
    }
}
