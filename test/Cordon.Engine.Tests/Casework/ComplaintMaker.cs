using System.Runtime.CompilerServices;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Tests.Casework;

/// <summary>
/// The other process of a SIGKILL test: this test program started with a word of its own takes a complaint down at the desk, or decides it, and tells so
/// when that is durable. The order is never told: it is killed before.
/// </summary>
internal static class ComplaintMaker
{
    public const string Word = "complain-until-killed";

    /// <summary>Runs before the test runner's own entry point, which would not know the word.</summary>
    [ModuleInitializer]
    internal static void RunWhereAsked()
    {
        if (Environment.GetCommandLineArgs() is [_, Word, var folder, var what])
        {
            Say(folder, what);
        }
    }

    /// <summary>All on this thread, and no type of this program on another: its initializer is running.</summary>
    private static void Say(string folder, string what)
    {
        var journal = new SqliteJournal(Path.Combine(folder, "journal.db"));
        var desk = CaseDesk.OpenAsync(journal, Path.Combine(folder, "casework.db"), TimeProvider.System).Result;
        var ann = new ActingOfficer("ann", OfficerRole.DutyOfficer);
        var sue = new ActingOfficer("sue", OfficerRole.Supervisor);
        var answer = what == "contest"
            ? desk.DoAsync(1, new CaseCommand.Contest(1, "It is my wage."), ann).AsTask().Result
            : desk.DoAsync(1, new CaseCommand.DecideContest(1, Upheld: what == "grant", "Looked at."), sue).AsTask().Result;
        Console.WriteLine(answer.Status);
        using var never = new ManualResetEventSlim();
        never.Wait();
    }

}
