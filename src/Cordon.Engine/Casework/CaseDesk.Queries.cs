using Cordon.Core.Casework;
using Cordon.Core.Values;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>
/// Questions to the desk, from any thread, each answered as of one moment and at most <see cref="PageMax"/> rows at a time. Where an officer is named
/// the answer has only what they need to know; what tells of a case without one is for this assembly and its tests.
/// </summary>
public sealed partial class CaseDesk
{
    /// <summary>Rows of one page: more than a screen and its neighbours show.</summary>
    public const int PageMax = 200;

    /// <summary>Things that happened to one case that are read at once: more than its notes, tasks, files and complaints can be.</summary>
    private const int MomentsMax = 10_000;

    /// <summary>The work on a case, for an officer who needs to know of it; null for others.</summary>
    public CaseWork? WorkFor(uint number, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows =>
        {
            var work = DeskReading.Work(rows, number);
            return work.IsOpenTo(by, work.MergedInto == 0 ? null : DeskReading.Work(rows, work.MergedInto)) ? work : null;
        });
    }

    /// <summary>Of some cases those that an officer needs to know of.</summary>
    public IReadOnlySet<uint> OpenOf(IReadOnlyCollection<uint> cases, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return cases.Count == 0 ? new HashSet<uint>() : _projection.File.Read(rows => DeskReading.OpenOf(rows, cases, by).ToHashSet());
    }

    /// <summary>The work on a case; of one that nothing happened to as well.</summary>
    internal CaseWork Work(uint number) => _projection.File.Read(rows => DeskReading.Work(rows, number));

    /// <summary>What happened to a case, the latest first.</summary>
    /// <param name="beforeId">The last line of the page before; null for the first page.</param>
    internal IReadOnlyList<CaseMoment> Timeline(uint number, long? beforeId = null, int countMax = PageMax) =>
        _projection.File.Read(rows => DeskReading.Timeline(rows, number, beforeId ?? DeskReading.Last, Bounded(countMax)));

    /// <summary>All that happened to a case, the latest first, for an officer who needs to know of it; nothing for others.</summary>
    public IReadOnlyList<CaseMoment> WholeTimeline(uint number, ActingOfficer by) =>
        WorkFor(number, by) is null ? [] : _projection.File.Read(rows => DeskReading.Timeline(rows, number, DeskReading.Last, MomentsMax));

    /// <summary>Cases that were reported or worked and that an officer needs to know of, the youngest first.</summary>
    /// <param name="before">The last case of the page before; 0 for the first page.</param>
    internal IReadOnlyList<CaseRow> Cases(CaseChoice choice, ActingOfficer by, uint before = 0, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReading.Cases(rows, choice, by, before, Bounded(countMax)));
    }

    /// <summary>The same for a list that is scrolled: the officer's own cases first, then the youngest; and how many there are in all.</summary>
    /// <param name="skip">Rows before the first one wanted.</param>
    public (IReadOnlyList<CaseRow> Rows, int Count) ListCases(CaseChoice choice, ActingOfficer by, int skip, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReading.ListCases(rows, choice, by, Math.Max(0, skip), Bounded(countMax)));
    }

    /// <summary>The reports of a case without the victims' words, the first first, for an officer who needs to know of it; none for others.</summary>
    public IReadOnlyList<DeskReport> ReportsOf(uint number, ActingOfficer by) =>
        WorkFor(number, by) is null ? [] : _projection.File.Read(rows => DeskReading.ReportsOf(rows, number, PageMax));

    /// <summary>Cases that are worked as parts of one and that an officer needs to know of.</summary>
    public IReadOnlyList<CaseRow> PartsOf(uint number, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReading.PartsOf(rows, number, by, PageMax));
    }

    /// <summary>
    /// What made other cases parts of one, or no parts any more, for an officer who needs to know of it; without the reason where they need not know the part.
    /// </summary>
    public IReadOnlyList<(uint Part, CaseMoment Moment)> PartMoments(uint number, ActingOfficer by) =>
        WorkFor(number, by) is null ? [] : _projection.File.Read(rows => DeskReading.PartMoments(rows, number, by, PageMax));

    /// <summary>Open complaints of cases that an officer needs to know of, those first that are to be decided first.</summary>
    public IReadOnlyList<OpenContest> OpenContests(ActingOfficer by, OpenContest? after = null, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReading.OpenContests(rows, by, after, Bounded(countMax)));
    }

    /// <summary>What an officer has still to do, that first which is due first.</summary>
    internal IReadOnlyList<DeskTask> TasksOf(string officer, DeskTask? after = null, int countMax = PageMax) =>
        _projection.File.Read(rows => DeskReading.TasksOf(rows, officer, after, Bounded(countMax)));

    /// <summary>Proposals that wait for a second person, the oldest first.</summary>
    public IReadOnlyList<GraveAct> OpenActs(uint after = 0, int countMax = PageMax)
    {
        var now = Now;
        return _projection.File.Read(rows =>
        {
            var numbers = DeskReading.ActsIn(rows, GraveActState.Proposed, now, after, Bounded(countMax));
            return numbers.Select(number => DeskReading.Act(rows, number)!).ToList();
        });
    }

    /// <summary>The rules that wait for a second person; null for none.</summary>
    public GraveAct? OpenRules()
    {
        var now = Now;
        var subject = DeskProjection.SubjectOf(new GraveMatter.PublishRules(""));
        return _projection.File.Read(rows => DeskReading.StandingAct(rows, subject, now) is { } number ? DeskReading.Act(rows, number) : null);
    }

    /// <summary>All that was ever proposed to be done to the same, the latest first, with what became of it.</summary>
    public IReadOnlyList<GraveAct> ActsOn(GraveMatter matter, int countMax)
    {
        ArgumentNullException.ThrowIfNull(matter);
        var subject = DeskProjection.SubjectOf(matter);
        return ActsOf(rows => DeskReading.ActsOn(rows, subject, Bounded(countMax)));
    }

    /// <summary>What an officer proposed while one of it may stand still, and as long again, the latest first, with what became of it.</summary>
    public IReadOnlyList<GraveAct> ActsProposedBy(string officer, int countMax)
    {
        var since = Now + (-2 * GraveAct.LapsesAfter);
        return ActsOf(rows => DeskReading.ActsProposedBy(rows, officer, since, Bounded(countMax)));
    }

    /// <summary>
    /// Why the policies that two persons published were proposed, by the policies' numbers: the centre's journal has who did it, and the desk's why.
    /// </summary>
    public IReadOnlyDictionary<uint, string> ReasonsOf(IReadOnlyList<PublishedPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var acts = _projection.File.Read(rows => DeskReading.PublishedRules(rows, DeskProjection.SubjectOf(new GraveMatter.PublishRules(""))));
        var reasons = new Dictionary<uint, string>();
        foreach (var (act, text) in acts.Select(act => (act, ((GraveMatter.PublishRules)act.Matter).Text)))
        {
            // The first since it was approved: the same two may have published another model beside the same rules later.
            if (policies.Skip((int)act.Policy).FirstOrDefault(one => one.By == act.Persons && one.Policy.Rules.Text == text) is { } published)
            {
                reasons.TryAdd(published.Policy.Number, act.Reason);
            }
        }

        return reasons;
    }

    /// <summary>What was said of blocking a held payment, proposal by proposal, the first first; each with its number.</summary>
    public IReadOnlyList<(uint Act, GraveEvent Event)> BlockEvents(GraveMatter.BlockPayment matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return _projection.File.Read(rows => DeskReading.ActEvents(rows, DeskProjection.SubjectOf(matter)));
    }

    /// <summary>A grave act by its number; null for none.</summary>
    public GraveAct? Act(uint number) => _projection.File.Read(rows => DeskReading.Act(rows, number));

    /// <summary>Who looked at something in a time, the latest first.</summary>
    public IReadOnlyList<LookMoment> LooksAt(string subject, Instant from, Instant to, long? beforeId = null, int countMax = PageMax) =>
        _projection.File.Read(rows => DeskReading.Looks(rows, "subject", subject, from, to, beforeId ?? DeskReading.Last, Bounded(countMax)));

    /// <summary>Who looked at the victims of a case, or at a file of it, in a time, the latest first.</summary>
    public IReadOnlyList<LookMoment> LooksInto(uint number, Instant from, Instant to, long? beforeId = null, int countMax = PageMax) =>
        _projection.File.Read(rows => DeskReading.LooksInto(rows, VictimsOf(number), from, to, beforeId ?? DeskReading.Last, Bounded(countMax)));

    /// <summary>What an officer looked at in a time, the latest first.</summary>
    public IReadOnlyList<LookMoment> LooksBy(string officer, Instant from, Instant to, long? beforeId = null, int countMax = PageMax) =>
        _projection.File.Read(rows => DeskReading.Looks(rows, "officer", officer, from, to, beforeId ?? DeskReading.Last, Bounded(countMax)));

    /// <summary>Who did what, the latest first: for the audit.</summary>
    public IReadOnlyList<DeskMoment> Moments(MomentChoice choice, long? beforeId = null, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var orders = choice.Case is { } number && _centre is not null ? _centre.OrdersOf(number).Select(order => order.Id) : [];
        return _projection.File.Read(rows => DeskReading.Moments(rows, choice, orders, beforeId ?? DeskReading.Last, Bounded(countMax)));
    }

    /// <summary>Texts of cases and reports that hold all words and numbers of a question, the latest first: only what the officer needs to know.</summary>
    public IReadOnlyList<SearchFind> Search(string text, ActingOfficer by, long? beforeId = null, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReading.Search(rows, text, by, beforeId ?? DeskReading.Last, Bounded(countMax)));
    }

    private List<GraveAct> ActsOf(Func<SqliteConnection, List<uint>> numbers) =>
        _projection.File.Read(rows => numbers(rows).ConvertAll(number => DeskReading.Act(rows, number)!));

    private static int Bounded(int countMax) => Math.Clamp(countMax, 1, PageMax);
}
