using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Networks;

/// <summary>
/// Plays what happened into a history in the order of time and looks at its network at the end of each day, by what was known then. Neither labels
/// nor truth are read.
/// </summary>
public sealed class NetworkPlay : IDisposable
{
    private readonly Queue<GangUndoing> _undoings;
    private readonly Queue<long> _looksBetween;
    private readonly List<GangUndoing> _refused = [];
    private readonly Queue<Unmerge> _partings;
    private readonly List<Unmerge> _partingsRefused = [];
    private long _nextDay;

    /// <param name="countryCode">The country's code of telephone numbers without one; empty refuses such numbers.</param>
    /// <param name="undoings">Merges of gangs that persons undid, in the order of their times.</param>
    /// <param name="partings">Merges of accounts or cases that they undid, likewise.</param>
    public NetworkPlay(string countryCode, IEnumerable<GangUndoing> undoings, IEnumerable<Unmerge>? partings = null)
    {
        _partings = new(partings ?? []);
        (History, _undoings) = (new NetworkHistory(countryCode), new Queue<GangUndoing>(undoings));
        _looksBetween = new(_undoings.Select(undoing => undoing.SeenMilliseconds).Where(seen => seen > 0).Distinct().Order());
    }

    public NetworkHistory History { get; }

    /// <summary>The gangs as the last look told them.</summary>
    public GangBook Gangs { get; private set; } = GangBook.Empty;

    /// <summary>Which accounts and cases are one entity, and when that was found.</summary>
    public EntityBook Entities { get; private set; } = EntityBook.Empty;

    /// <summary>The last look.</summary>
    public NetworkView? View { get; private set; }

    public CommunityFinding? Finding { get; private set; }

    public int Looks { get; private set; }

    /// <summary>Reports that make no case.</summary>
    public int ReportsRefused { get; set; }

    /// <summary>Reports of payments that are held: cases without money until it moves.</summary>
    public int ReportsOfHeld { get; private set; }

    /// <summary>Reports of payments that were blocked, or held and not let go: cases without money.</summary>
    public int ReportsOfBlocked { get; private set; }

    /// <summary>The last moment played.</summary>
    public Instant Last { get; private set; }

    /// <summary>Undoings dated after it: they take effect in the run that comes so far.</summary>
    public IReadOnlyCollection<GangUndoing> UndoingsAhead => _undoings;

    /// <summary>Undoings of what was not merged at their time: nothing came of them.</summary>
    public IReadOnlyList<GangUndoing> UndoingsRefused => _refused;

    /// <summary>The same of accounts and cases: those dated after the last moment, and those of a merge that is not in force.</summary>
    public IReadOnlyCollection<Unmerge> PartingsAhead => _partings;

    public IReadOnlyList<Unmerge> PartingsRefused => _partingsRefused;

    /// <summary>Plays a centre's journal as far as it goes now. Nothing in it is written.</summary>
    /// <param name="until">Looks are made up to then at least; a centre at rest has grown older than its last record.</param>
    /// <param name="between">Called between batches, for who has to give way to others.</param>
    /// <param name="paymentsMax">Payments that the journal may have.</param>
    /// <exception cref="EvidenceLimitException">It has more.</exception>
    public void Run(
        IJournal journal, Instant until = default, Action? between = null, long paymentsMax = long.MaxValue, CancellationToken cancellation = default)
    {
        using var reading = NetworkReading.Read(journal, 0, History, LookUntil, between, paymentsMax, cancellation);
        (ReportsRefused, ReportsOfHeld, ReportsOfBlocked) = (reading.ReportsRefused, reading.ReportsOfHeld, reading.ReportsOfBlocked);
        End(reading.Last > until ? reading.Last : until);
    }

    /// <summary>Looks at the end of each day before a moment; called before what happened at it is taken in.</summary>
    public void LookUntil(Instant time)
    {
        _nextDay = _nextDay == 0 ? ((time.Milliseconds / Instant.DayMilliseconds) + 1) * Instant.DayMilliseconds : _nextDay;
        while (true)
        {
            // What an officer saw is seen again before what happened after it, so that his word finds the gangs that it was about.
            if (_looksBetween.TryPeek(out var seen) && seen < _nextDay && seen < time.Milliseconds)
            {
                Look(new Instant(_looksBetween.Dequeue()));
            }
            else if (_nextDay <= time.Milliseconds)
            {
                Look(new Instant(_nextDay));
                _nextDay += Instant.DayMilliseconds;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The last look, and what persons said at its moment; what they say later lies ahead.</summary>
    public void End(Instant last)
    {
        LookUntil(last);
        Last = last;
        Look(last);
        Undo(last.Milliseconds);
    }

    public void Dispose() => History.Dispose();

    private void Undo(long untilMilliseconds)
    {
        while (_undoings.TryPeek(out var next) && next.TimeMilliseconds <= untilMilliseconds)
        {
            var undoing = _undoings.Dequeue();
            if (Gangs.After(undoing) is { } parted)
            {
                Gangs = parted;
            }
            else
            {
                _refused.Add(undoing);
            }
        }

        while (_partings.TryPeek(out var next) && next.TimeMilliseconds <= untilMilliseconds)
        {
            var parting = _partings.Dequeue();
            if (Entities.Holds(parting.Number))
            {
                Entities = Entities.After(parting);
            }
            else
            {
                _partingsRefused.Add(parting);
            }
        }
    }

    private void Look(Instant at)
    {
        Undo(at.Milliseconds - 1);

        // Before the first report there is nothing to look at.
        if (History.CaseCount == 0)
        {
            return;
        }

        View = History.Look(at);
        Finding = CommunityFinder.Find(View);
        Gangs = Gangs.After(Finding, at.Milliseconds);
        Entities = EntityProposals.Apply(Entities, View.Links, at.Milliseconds);
        Looks++;
    }
}
