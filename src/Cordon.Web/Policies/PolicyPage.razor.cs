using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Policies;

/// <summary>What decides, what did before, and what is proposed to decide next.</summary>
public sealed partial class PolicyPage
{
    /// <summary>Policies of the history that are shown, the latest: a year of one a day is read elsewhere.</summary>
    private const int ShownMax = 100;

    /// <summary>Proposals looked at for those that were not published.</summary>
    private const int EndedShownMax = 10;

    /// <summary>How long after its proposal it is told what became of it: longer than anybody is away.</summary>
    private static readonly TimeSpan EndedShownFor = TimeSpan.FromDays(30);

    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<PublishedPolicy> _policies = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private IReadOnlyDictionary<uint, string> _reasons = new Dictionary<uint, string>();
    private GraveAct? _act;
    private IReadOnlyList<GraveAct> _ended = [];
    private TestedFigures? _figures;
    private uint _answered;
    private bool _declining;
    private bool _rolling;
    private string _words = "";
    private string? _said;
    private string? _fault;

    /// <summary>The policies whose rules' texts are compared.</summary>
    [SupplyParameterFromQuery]
    public int? From { get; set; }

    [SupplyParameterFromQuery]
    public int? To { get; set; }

    private Instant Now => Clock.Now;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    protected override async Task BeginAsync()
    {
        _names = await People.NamesAsync();
        Take();
        if (RendererInfo.IsInteractive)
        {
            _ = WatchAsync(Desk.Version, _end.Token);
        }
    }

    /// <summary>What another person says at the desk stands here at once.</summary>
    private async Task WatchAsync(long version, CancellationToken end)
    {
        try
        {
            while (true)
            {
                version = await Desk.WaitForChangeAsync(version, end);
                await InvokeAsync(() =>
                {
                    Take();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The screen is left.
        }
    }

    private void Take()
    {
        var policies = Centre.Published;
        if (policies.Count != _policies.Count)
        {
            _reasons = Desk.ReasonsOf(policies);
        }

        var before = _act;
        (_policies, _act, _ended) = (policies, Desk.OpenRules(), EndedLately());
        if (before is not null && before.Number != _act?.Number)
        {
            // Whoever was reading it must not decide another in its place, nor wonder where it went.
            (_declining, _words) = (false, _rolling ? _words : string.Empty);

            // An answer makes several records: whoever gave it is told by the answer, whichever of them is seen first.
            if (before.Number != _answered)
            {
                _said = (Desk.Act(before.Number) is { } ended ? S.BecameOfRules(ended, _names, Now) : S.Say(PolicyWords.Ended, before.Id))
                    + (_act is { } next ? S.Gap + S.Say(PolicyWords.Replaced, next.Id) : "");
            }
        }

        _figures = TestedFigures.Read((_act?.Matter as GraveMatter.PublishRules)?.Tested);
    }

    /// <summary>Proposals that were not published, the latest first: whoever proposed reads here what became of them, and why.</summary>
    private List<GraveAct> EndedLately() =>
    [
        .. Desk.ActsOn(new GraveMatter.PublishRules(""), EndedShownMax).Where(act => act.ProposedAt > Now + -EndedShownFor
            && act.StateAt(Now) is GraveActState.Declined or GraveActState.Withdrawn or GraveActState.Lapsed or GraveActState.Failed),
    ];

    private PublishedPolicy? Of(int? number) => number > 0 && number <= _policies.Count ? _policies[number.Value - 1] : null;

    /// <summary>Why a policy was published, as whoever published or proposed it said.</summary>
    private string? ReasonOf(PublishedPolicy policy) =>
        (policy.Reason ?? _reasons.GetValueOrDefault(policy.Policy.Number)) is { } reason ? StoredText.In(reason) : null;

    private string Since(PublishedPolicy policy) => policy.At is { } at ? S.Exactly(at) : S[PolicyWords.SinceUnknown];

    /// <param name="number">The proposal that was read, which may not be the one that stands there by now.</param>
    private async Task AnswerAsync(uint number, GraveCommand command)
    {
        if (command is GraveCommand.Decline && string.IsNullOrWhiteSpace(_words))
        {
            _fault = S[PolicyWords.WhyMissing];
            return;
        }

        _answered = number;
        var answer = await Desk.DoAsync(number, command, Me);
        var after = Desk.Act(number);
        _fault = answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone) ? S.Why(answer)
            : after?.State == GraveActState.Failed ? S.Recorded(after.Words)
            : null;
        _said = _fault is null ? S.Say(PolicyWords.Done, S[NameOf(command)]) : null;
        _answered = answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone ? number : 0;
        _declining = false;
        Take();
    }

    private static Phrase NameOf(GraveCommand command) => command switch
    {
        GraveCommand.Approve => PolicyWords.Approve,
        GraveCommand.Decline => PolicyWords.Decline,
        _ => PolicyWords.Withdraw,
    };

    private async Task RollBackAsync()
    {
        if (!Me.May(Act.ProposePolicy))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(_words))
        {
            _fault = S[PolicyWords.WhyMissing];
            return;
        }

        var to = Centre.RollbackTo;
        var result = await Desk.SubmitAsync(new Command.RollBackPolicy(Me.Id, _words.Trim()), Me, _words.Trim());
        _fault = result.Status == CommandStatus.Done ? null : S.Why(result, _names);
        _said = _fault is null ? S.Say(PolicyWords.Done, S.Say(PolicyWords.RollBack, to)) : null;
        _rolling = false;
        Take();
    }

    private void SaidAsync(string words)
    {
        (_said, _fault) = (words, null);
        Take();
    }
}
