using Cordon.Core.Casework;
using Cordon.Core.Values;
using CsCheck;

namespace Cordon.Core.Tests.Casework;

/// <summary>
/// Three cases and the people of a centre, told what to do in words: "ivo:take", "2 sue:assign:ann", "wait:13", "erase". Case 1 is meant where none is
/// named.
/// </summary>
internal sealed class Desk
{
    public const int Cases = 3;

    public static readonly Instant Start = new(1_760_000_000_000);

    public static readonly Dictionary<string, ActingOfficer> People = new()
    {
        ["ann"] = new("ann", OfficerRole.DutyOfficer),
        ["ben"] = new("ben", OfficerRole.DutyOfficer),
        ["ivo"] = new("ivo", OfficerRole.Investigator),
        ["lia"] = new("lia", OfficerRole.Liaison),
        ["sue"] = new("sue", OfficerRole.Supervisor),
        ["sam"] = new("sam", OfficerRole.Supervisor),
        ["aud"] = new("aud", OfficerRole.Auditor),
        ["adm"] = new("adm", OfficerRole.Administrator),
        ["bob"] = new("bob", OfficerRole.BankOfficer, "HARBXA2X"),
    };

    private readonly Dictionary<uint, CaseWork> _works = Enumerable.Range(1, Cases).ToDictionary(n => (uint)n, n => new CaseWork { Case = (uint)n });

    /// <summary>One of these.</summary>
    public static Gen<string> Any(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    public Instant Now { get; private set; } = Start;

    /// <summary>What happened, in order.</summary>
    public List<(uint Case, CaseEvent Event)> Happened { get; } = [];

    public CaseWork this[uint number] => _works[number];

    /// <summary>Why the last word was refused; null where it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Says words one after the other, until one is refused.</summary>
    public static Desk After(string life)
    {
        var desk = new Desk();
        var number = 1u;
        foreach (var word in life.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (uint.TryParse(word, out var other))
            {
                number = other;
                continue;
            }

            desk.Say(number, word);
            number = 1;
            if (desk.Refusal is not null)
            {
                break;
            }
        }

        return desk;
    }

    public CaseDecision Do(uint number, CaseCommand command, ActingOfficer by)
    {
        var work = _works[number];
        var whole = command is CaseCommand.MergeInto merge ? _works.GetValueOrDefault(merge.Case) : _works.GetValueOrDefault(work.MergedInto);
        var decision = work.Decide(command, by, Now, whole);
        Refusal = decision.Refusal?.English;
        if (decision.Event is { } happened)
        {
            Happened.Add((number, happened));
            _works[number] = work.After(happened);
        }

        return decision;
    }

    /// <summary>Erases what people wrote, if it is due.</summary>
    public CaseDecision Erase(uint number)
    {
        var work = _works[number];
        var decision = Erasure.Of(work, _works.GetValueOrDefault(work.MergedInto), Erasure.KeptMin, "the rules", Now);
        Refusal = decision.Refusal?.English;
        if (decision.Event is { } happened)
        {
            Happened.Add((number, happened));
            _works[number] = work.After(happened);
        }

        return decision;
    }

    public void Wait(int hours) => Now += TimeSpan.FromHours(hours);

    private void Say(uint number, string word)
    {
        var parts = word.Split(':');
        if (word == "erase")
        {
            Erase(number);
            return;
        }

        if (parts[0] == "wait")
        {
            Wait(int.Parse(parts[1]));
            return;
        }

        var (by, argument) = (People[parts[0]], parts.Length > 2 ? parts[2] : "");
        Do(number, Command(parts[1], argument, by), by);
    }

    private CaseCommand Command(string verb, string argument, ActingOfficer by) => verb switch
    {
        "take" => new CaseCommand.Assign(by.Id),
        "assign" => new CaseCommand.Assign(argument),
        "join" => new CaseCommand.Join(argument),
        "leave" => new CaseCommand.Leave(argument.Length == 0 ? by.Id : argument),
        "over" => new CaseCommand.HandOver(argument, "how it stands"),
        "working" => new CaseCommand.Move(CaseStage.Working, "new facts"),
        "waiting" => new CaseCommand.Move(CaseStage.Waiting, "the bank answers"),
        "close" => new CaseCommand.Move(CaseStage.Closed, "all is done"),
        "new" => new CaseCommand.Move(CaseStage.New, "by hand"),
        "nothing" => new CaseCommand.Move((CaseStage)17, "by hand"),
        "note" => new CaseCommand.Note(argument.Replace('~', '\ud800')),
        "long" => new CaseCommand.Note(new string('x', int.Parse(argument))),
        "task" => new CaseCommand.SetTask("call the bank", argument, Now + TimeSpan.FromHours(1)),
        "latetask" => new CaseCommand.SetTask("call the bank", argument, Now),
        "done" => new CaseCommand.EndTask(uint.Parse(argument)),
        "merge" => new CaseCommand.MergeInto(uint.Parse(argument), "one gang"),
        "split" => new CaseCommand.SplitOff("another gang"),
        "contest" => new CaseCommand.Contest(uint.Parse(argument), "it is my wage"),
        "uphold" => new CaseCommand.DecideContest(uint.Parse(argument), true, "it is"),
        "reject" => new CaseCommand.DecideContest(uint.Parse(argument), false, "it is not"),
        "file" => new CaseCommand.AddFile(argument, 10, new string('a', 64)),
        "badhash" => new CaseCommand.AddFile(argument, 10, new string('A', 64)),
        "emptyfile" => new CaseCommand.AddFile(argument, 0, new string('a', 64)),
        _ => throw new ArgumentException($"no such word: {verb}"),
    };

    /// <summary>A case's state in one line.</summary>
    public string Line(uint number)
    {
        var work = _works[number];
        string[] parts =
        [
            work.Stage.ToString(),
            work.Worker is { } worker ? $"by {worker}" : "",
            work.Team.Count > 0 ? $"with {string.Join('+', work.Team)}" : "",
            work.MergedInto > 0 ? $"in {work.MergedInto}" : "",
            work.Notes.Length > 0 ? $"notes {work.Notes.Length}" : "",
            work.Tasks.Length > 0 ? $"tasks {string.Join('+', work.Tasks.Select(task => task.Officer + (task.DoneAt is null ? "" : "!")))}" : "",
            .. work.Contests.Select(contest => $"complaint {contest.Order} {(contest.IsOpen ? "open" : contest.Upheld!.Value ? "upheld" : "rejected")}"),
            work.Files.Length > 0 ? $"files {work.Files.Length}" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
