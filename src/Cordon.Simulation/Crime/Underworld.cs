using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// The gangs at work: begins as many cases as the wanted share of scam payments asks for, plays their steps, moves the money, and has
/// victims report and banks freeze. Nothing here hears of the centre's verdicts: the payments happened.
/// </summary>
internal sealed class Underworld
{
    // Purposes that victims are told to write.
    private static readonly string[][] Coached =
    [
        ["Order #", "task #", "deposit", "top up", ""],
        ["Order #", "#", "shoes", "phone", "tickets", "as agreed", "console", ""],
        ["safe account", "transfer", "own account", "Case #", "family", ""],
        ["Deposit #", "investment", "Invoice #", "trading", "own funds", ""],
        ["for you", "help", "ticket", "hospital", "loan", "family", ""],
    ];

    private const int PaymentsPerPersonDayPercent = 165;
    private const int PersonsPerGang = 3_500;
    private const int GangsMin = 3;

    private readonly World _world;
    private readonly Dice _dice;
    private readonly Gang[] _gangs;
    private readonly Recruiting _recruiting;
    private readonly Laundering _laundering;
    private readonly Reporting _reporting;
    private readonly Victims _victims;
    private readonly Scripts _scripts;
    private readonly GangHabits _habits;
    private readonly StolenMoney _money;
    private readonly int[] _kindWeights;
    private readonly List<Case> _cases = [];
    private long _planned;
    private long _paymentsBefore;

    public Underworld(World world, Dice dice)
    {
        (_world, _dice) = (world, dice);
        _gangs = [.. Enumerable.Range(0, Math.Max(GangsMin, world.Options.Persons / PersonsPerGang)).Select(i => new Gang(i, world, dice))];
        _kindWeights = world.Options.KindShares.ToWeights();
        _habits = new GangHabits(world, _gangs);
        _money = new StolenMoney(world, Stolen);
        _recruiting = new Recruiting(world, dice, _habits.Wariness, _habits.Pasts);
        _habits.Recruit(_recruiting);
        _laundering = new Laundering(world, dice, _recruiting, _habits, _money);
        _reporting = new Reporting(world, dice, Stolen);
        _victims = new Victims(world, dice);
        _scripts = new Scripts(dice, world.Major);
        foreach (var gang in _gangs)
        {
            gang.Ips[0] = world.Households?.Cafe() ?? gang.Ips[0];
            _recruiting.Equip(gang);
        }
    }

    /// <summary>Where the victims' money is.</summary>
    public StolenLedger Stolen { get; } = new();

    /// <summary>Tells what gangs had before the first day.</summary>
    public void TellGangs(Instant start)
    {
        foreach (var gang in _gangs)
        {
            foreach (var mule in gang.Pools.SelectMany(pool => pool))
            {
                _recruiting.Tell(gang, mule.Account, mule.Kind, start);
            }

            _recruiting.Tell(gang, gang.War!, MuleKind.War, start);
            foreach (var abroad in gang.Abroad)
            {
                _recruiting.Tell(gang, abroad, MuleKind.Abroad, start);
            }
        }

        _habits.Channels.Tell(_recruiting, start);
    }

    /// <summary>
    /// Begins cases until what was paid and what is still planned within the run reaches the wanted share of all payments. Steps that
    /// fall after the run are not counted, so the share holds for short runs and long ones.
    /// </summary>
    public void PlanDay(int day, long midnight)
    {
        var today = day == 0 ? _world.Options.Persons * (long)PaymentsPerPersonDayPercent / 100 : _world.Books.Payments - _paymentsBefore;
        _paymentsBefore = _world.Books.Payments;
        var wanted = (_world.Books.Payments + today) * _world.Options.ScamPaymentsPerMillion / 1_000_000;
        var failures = 0;
        while (_world.Books.ScamPayments + _planned < wanted && failures < 20)
        {
            failures += Begin(midnight) ? 0 : 1;
        }

        foreach (var gang in _gangs)
        {
            _recruiting.Restock(gang, midnight);
            _habits.Trials?.PlanDay(gang, midnight);
        }

        _habits.Pasts?.PlanDay(day, midnight);
        _habits.Channels.PlanDay(midnight, new Instant(midnight).ToDateTimeOffset().DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    public void Act(in Intent intent)
    {
        switch (intent.Act)
        {
            case Ledger.Act.CaseStep:
                Step(_cases[intent.From], intent.Time);
                break;
            case Ledger.Act.Forward:
                _laundering.Forward(_world.Books.Accounts[intent.From].Mule!, intent.Time);
                break;
            case Ledger.Act.Report:
                _reporting.Report(_cases[intent.From], intent.Time);
                break;
            case Ledger.Act.Freeze:
                Freeze(_world.Books.Accounts[intent.From], intent.Time);
                break;
            case Ledger.Act.Test:
                _habits.Trials!.Try(_world.Books.Accounts[intent.From].Mule!, intent.Time);
                break;
            case Ledger.Act.PassOn:
                _habits.Channels.PassOn(intent, _money);
                break;
            case Ledger.Act.Mirror:
                _habits.Channels.Mirror(intent);
                break;
            default:
                throw new InvalidOperationException($"A gang does not know how to {intent.Act}.");
        }
    }

    /// <summary>A bank freezes an account; its gang learns of it when it wants to use it.</summary>
    private void Freeze(Account account, long time)
    {
        if (!account.IsFrozen && account.Mule is { Gang: var gang })
        {
            gang.Freezes++;
            _world.Deeds.Freezes++;
            _habits.Tempo.Froze(gang, time);
            _habits.Wariness?.Froze(gang, account);
        }

        account.IsFrozen = true;
    }

    private bool Begin(long midnight)
    {
        var kind = (ScamKind)_dice.Weighted(_kindWeights);
        if (_victims.Choose(kind) is not { } chosen)
        {
            return false;
        }

        var gang = _dice.Of(_gangs);
        while (!gang.Runs(kind))
        {
            gang = _gangs[(gang.Index + 1) % _gangs.Length];
        }

        var scam = new Case(_cases.Count, kind, gang, chosen.Victim, StepsOf(kind, midnight, chosen.LossMinor))
        {
            WillReport = _reporting.WillReport(kind),
            Phone = _dice.Of(gang.Phones),
            Url = gang.Urls[(int)kind],
            Handle = _dice.Of(gang.Handles),
        };
        _cases.Add(scam);
        _planned += scam.Steps.Count(IsCounted);
        chosen.Victim.IsBeingScammed = true;
        PlanNext(scam, scam.Steps[0].Time);
        return true;
    }

    /// <summary>The script as it is played at the world's pace, with sums that stay below thresholds where gangs care.</summary>
    private List<CaseStep> StepsOf(ScamKind kind, long midnight, long lossMinor)
    {
        var steps = _scripts.Write(kind, midnight, lossMinor);
        var begins = steps[0].Time;
        for (var i = 0; i < steps.Count; i++)
        {
            var time = _world.Options.GangPacePercent == 100
                ? steps[i].Time : Scripts.Awoken(begins + ((steps[i].Time - begins) * 100 / _world.Options.GangPacePercent));
            steps[i] = _habits.Thresholds?.Below(steps[i] with { Time = time }) ?? steps[i] with { Time = time };
        }

        return steps;
    }

    private bool IsCounted(CaseStep step) => !step.IsBait && step.Time < _world.EndsAt;

    private void Step(Case scam, long time)
    {
        var step = scam.Steps[scam.Next];
        var isDone = step.IsBait ? TryBait(scam, step, time) : TryTake(scam, step, time);
        if (!isDone)
        {
            return;
        }

        if (!step.IsBait)
        {
            _habits.Borrowed?.Ask(scam, time);
        }

        _planned -= IsCounted(step) ? 1 : 0;
        scam.Draws = 0;
        scam.Next++;
        if (scam.Next < scam.Steps.Count)
        {
            PlanNext(scam, Math.Max(time + Hours.MillisecondsPerMinute, scam.Steps[scam.Next].Time));
        }
        else
        {
            Close(scam, time);
        }
    }

    private bool TryBait(Case scam, CaseStep step, long time)
    {
        // No money for the bait, no bait: the victim is talked to instead.
        _laundering.Bait(scam, step.AmountMinor, time);
        return true;
    }

    /// <summary>The victim pays, after drawing on savings where needed. False when the step comes again in some minutes, or the case is over.</summary>
    private bool TryTake(Case scam, CaseStep step, long time)
    {
        var victim = scam.Victim;
        var minor = step.AmountMinor;
        if (victim.Current.IsFrozen)
        {
            GiveUp(scam, time);
            return false;
        }

        var missing = minor - victim.Current.SpendableMinor;
        if (missing > 0 && scam.Draws == 0 && DrawSavings(scam, missing, time))
        {
            return false;
        }

        if (missing > 0)
        {
            minor = victim.Current.SpendableMinor / (10 * _world.Major) * 10 * _world.Major;
            if (minor < step.AmountMinor / 4 || minor < 5 * _world.Major)
            {
                GiveUp(scam, time);
                return false;
            }
        }

        if (NameMule(scam, time) is not { } mule)
        {
            GiveUp(scam, time);
            return false;
        }

        Take(scam, mule, minor, time);
        return true;
    }

    private bool DrawSavings(Case scam, long missing, long time)
    {
        var victim = scam.Victim;
        if (victim.Savings is not { IsFrozen: false } savings || savings.SpendableMinor <= 0)
        {
            return false;
        }

        // On the telephone with the police one moves everything at once; else what is needed.
        var hundred = 100 * _world.Major;
        var draws = scam.Kind == ScamKind.Impersonation ? Math.Max(missing, savings.SpendableMinor * 9 / 10) : ((missing / hundred) + 1) * hundred;
        draws = Math.Min(draws, savings.SpendableMinor);
        var manner = Customs.Manner(_dice, savings, victim.Current, Occasion.SavingsOut);
        _world.Books.Move(time, savings, victim.Current, draws, manner, SimulatedTruth.Genuine, "");
        scam.Draws++;
        PlanNext(scam, time + _dice.Between(40_000, 420_000));
        return true;
    }

    private void Take(Case scam, Mule mule, long minor, long time)
    {
        var victim = scam.Victim;
        var purpose = Customs.Number(_dice, _dice.Of(Coached[(int)scam.Kind]));
        var isLarge = minor > 8_000 * _world.Major;
        var manner = isLarge && _dice.Percent(12)
            ? new Manner("branch", purpose, "", "")
            : Customs.Signed(_dice, victim, _dice.Percent(72) ? "mobile" : "online", purpose);

        // Most write the mule's own name, as their bank asks; some write who they believe it is.
        if (_dice.Percent(25))
        {
            manner = manner with { PayeeName = Narratives.PretendedPayee(_dice, scam.Kind) };
        }

        var payment = _world.Books.Move(time, victim.Current, mule.Account, minor, manner, SimulatedTruth.Scam, scam.Pattern);
        scam.Paid.Add(new PaidStep(payment, mule));
        mule.Account.PutStolen(new StolenPiece(scam, payment.Sequence, minor));
        Stolen.Steal(payment.Sequence, mule.Account, minor);
        mule.UsesLeft--;
        _laundering.Received(mule, minor, time, scam.Kind == ScamKind.Shopping);
    }

    /// <summary>A shop and a caller name one account; the long scams change theirs.</summary>
    private Mule? NameMule(Case scam, long time)
    {
        var stays = scam.Kind is ScamKind.Shopping or ScamKind.Impersonation ? 85 : scam.Kind == ScamKind.Employment ? 55 : 30;
        if (scam.Mule is not { IsUsable: true } || !_dice.Percent(stays))
        {
            scam.Mule = _recruiting.Pick(scam.Gang, 0, time, scam.Victim.Current);
        }

        return scam.Mule;
    }

    /// <summary>The victim has nothing left, or has understood.</summary>
    private void GiveUp(Case scam, long time)
    {
        _planned -= scam.Steps.Skip(scam.Next).Count(IsCounted);
        scam.Next = scam.Steps.Count;
        Close(scam, time);
    }

    private void Close(Case scam, long time)
    {
        scam.Victim.IsBeingScammed = false;
        if (scam.WillReport && scam.Paid.Count > 0)
        {
            _world.Agenda.Add(new Intent(time + _reporting.Delay(scam.Kind), Ledger.Act.Report, scam.Number, 0, 0, 0));
        }
    }

    private void PlanNext(Case scam, long time) => _world.Agenda.Add(new Intent(time, Ledger.Act.CaseStep, scam.Number, 0, 0, 0));
}
