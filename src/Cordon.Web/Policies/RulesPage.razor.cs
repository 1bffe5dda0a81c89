using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Screening;
using Cordon.Engine.Casework;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Cordon.Learning;
using Cordon.Web.Language;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Policies;

/// <summary>An editor of rules that says at once what is wrong, tries them on the past, and proposes them.</summary>
public sealed partial class RulesPage
{
    private const string ModelInForce = "in-force";
    private const string ModelProposed = "proposed";
    private const string ModelNone = "none";

    /// <summary>Bytes of the longest text of rules.</summary>
    private const long BytesMax = RuleLimits.TextLengthMax * 3L;

    private static readonly (string Name, Phrase Shown)[] Periods =
    [
        (BackTestPeriod.Yesterday, RulesWords.Yesterday), (BackTestPeriod.Days7, RulesWords.Days7), (BackTestPeriod.Days30, RulesWords.Days30),
        (BackTestPeriod.Chosen, RulesWords.Chosen),
    ];

    private static int _openedSoFar;
    private readonly int _opened = Interlocked.Increment(ref _openedSoFar);
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private ElementReference _root;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<RulesPage>? _here;
    private string _start = "";
    private uint _of;
    private GraveAct? _act;
    private GraveAct? _own;
    private string? _ownFault;
    private string _text = "";
    private RuleSetReading? _reading;
    private bool _tooLong;
    private bool _isReady;
    private CancellationTokenSource? _run;
    private int _reached;
    private BackTestReport? _report;
    private string _why = "";
    private string? _fault;
    private string? _refusal;
    private string? _said;

    // Whoever leaves takes the source with them, and what is under way asks its token.
    public RulesPage() => _left = _leaving.Token;

    /// <summary>The policy that is begun from, by its number; the one in force if none is named.</summary>
    [SupplyParameterFromQuery]
    public int? Of { get; set; }

    /// <summary>The proposal whose rules are looked at, by its number.</summary>
    [SupplyParameterFromQuery(Name = "act")]
    public int? Proposal { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Model { get; set; }

    private string PeriodNow => Periods.Any(period => period.Name == Period) ? Period! : BackTestPeriod.Days7;

    private string ModelNow => Models().Any(model => model.Name == Model) ? Model! : Models()[0].Name;

    /// <summary>Whether the figures are of the text as it stands.</summary>
    private bool IsTried => _report is { } report && report.Rules == _reading?.RuleSet?.Fingerprint;

    /// <summary>Where the browser keeps what is typed, each person's apart: several may use one window after another.</summary>
    private string Draft => $"cordon-rules-{Me.Id}-{(_act is { } act ? act.Id : _of)}";

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        _here?.Dispose();
        await CloseAsync();
    }

    /// <summary>Ends the editor in the window, where the window is there.</summary>
    private Task CloseAsync() => _editor is not { } editor ? Task.CompletedTask : ScreenCalls.WhileOpenAsync(async () =>
    {
        await editor.InvokeVoidAsync("stop", _opened);
        await editor.DisposeAsync();
    }, _left);

    /// <summary>Told by the editor that the text is another: reads it, and says what is wrong with it where it is.</summary>
    [JSInvokable]
    public async Task Changed()
    {
        if (_editor is not { } editor)
        {
            return;
        }

        await ScreenCalls.WhileOpenAsync(async () =>
        {
            await using var stream = await editor.InvokeAsync<IJSStreamReference>("text", _left);
            _tooLong = stream.Length > BytesMax;
            if (!_tooLong)
            {
                await using var bytes = await stream.OpenReadStreamAsync(BytesMax, _left);
                using var reader = new StreamReader(bytes, Encoding.UTF8);
                _text = (await reader.ReadToEndAsync(_left)).ReplaceLineEndings("\n");

                // The editor sends an empty text as an empty line.
                _text = _text == "\n" ? "" : _text;
            }

            _reading = _tooLong ? null : RuleSet.ReadNew(_text, Centre.Options.Reference);
            _isReady = true;
            await editor.InvokeVoidAsync(
                "show", _left, _reading?.Faults.Select(fault => new { line = fault.Line, column = fault.Column, length = fault.Length }) ?? []);
            StateHasChanged();
        }, _left);
    }

    protected override Task BeginAsync()
    {
        _act = Proposal is > 0 and var number && Desk.Act((uint)number) is { Matter: GraveMatter.PublishRules } act ? act : null;
        _of = Of is > 0 and var of && of <= Centre.Policies.Count ? (uint)of : Centre.Policy.Number;
        _own = Own();
        _start = _act is { Matter: GraveMatter.PublishRules rules } ? rules.Text : Centre.Policies[(int)_of - 1].Rules.Text;
        return Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _here = DotNetObjectReference.Create(this);
            await ScreenCalls.WhileOpenAsync(async () =>
            {
                _editor = await Script.InvokeAsync<IJSObjectReference>("import", _left, "./" + Assets["assets/rules.js"]);
                await _editor.InvokeVoidAsync("start", _left, _root, _here, Draft, _opened);
            }, _left);
        }
    }

    private async Task GoAsync(int line, int column)
    {
        if (_editor is { } editor)
        {
            await ScreenCalls.WhileOpenAsync(() => editor.InvokeVoidAsync("go", line, column).AsTask(), _left);
        }
    }

    private async Task AnewAsync()
    {
        if (_editor is { } editor)
        {
            await ScreenCalls.WhileOpenAsync(() => editor.InvokeVoidAsync("put", _start).AsTask(), _left);
        }
    }

    private void Choose(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name.ToLowerInvariant(), string.IsNullOrEmpty(value) ? null : value), replace: true);

    private List<(string Name, string Shown)> Models()
    {
        var models = new List<(string Name, string Shown)>();
        if (Centre.Policy.Model is { } model)
        {
            models.Add((ModelInForce, S.Say(RulesWords.ModelInForce, $"{model.Name} {model.Version}")));
        }

        if (Centre.Challenger is { } standing)
        {
            models.Add((ModelProposed, S.Say(RulesWords.ModelProposed, $"{standing.Model.Name} {standing.Model.Version}")));
        }

        models.Add((ModelNone, S[RulesWords.ModelNone]));
        return models;
    }

    private TreeEnsemble? ChosenModel() => ModelNow switch
    {
        ModelInForce => Centre.Policy.Model,
        ModelProposed => Centre.Challenger?.Model,
        _ => null,
    };

    private async Task RunAsync()
    {
        _fault = null;

        // What was typed last may not have been told yet.
        await Changed();
        if (_left.IsCancellationRequested)
        {
            return;
        }

        if (_reading is not { IsGood: true, RuleSet: { } rules })
        {
            _fault = S[RulesWords.FaultsFirst];
            return;
        }

        if (BackTestPeriod.Of(PeriodNow, From, To, S.Zone, Clock.Now) is not { } period)
        {
            _fault = S[RulesWords.BadPeriod];
            return;
        }

        (_report, _reached) = (null, 0);
        using var run = CancellationTokenSource.CreateLinkedTokenSource(_left, Window.Gone);
        _run = run;
        try
        {
            _report = await Reports.BackTestAsync(new Policy(0, rules, ChosenModel()), period.From, period.Until, Reached, run.Token);
            _fault = _report is null ? S[PolicyWords.Reading] : null;
        }
        catch (OperationCanceledException)
        {
            // Stopped, or left.
        }
        catch (Exception failure) when (failure is EvidenceLimitException or JournalDamagedException or JournalUnavailableException)
        {
            _fault = S.Say(PolicyWords.Failed, failure.Message);
        }
        finally
        {
            _run = null;
        }
    }

    private void Reached(int hundredths) => _ = InvokeAsync(() =>
    {
        _reached = hundredths;
        StateHasChanged();
    });

    private async Task StopAsync()
    {
        if (_run is { } run)
        {
            await run.CancelAsync();
        }
    }

    /// <summary>What whoever looks has proposed and nobody has answered; null for nothing.</summary>
    private GraveAct? Own() => Desk.OpenRules() is { State: GraveActState.Proposed } open && open.ProposedBy == Me.Id ? open : null;

    private async Task WithdrawAsync()
    {
        if (_own is not { } own)
        {
            return;
        }

        var answer = await Desk.DoAsync(own.Number, new GraveCommand.Withdraw(), Me);
        _ownFault = answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone ? null : S.Why(answer);
        _said = _ownFault is null ? S.Say(PolicyWords.Done, S[PolicyWords.Withdraw]) : _said;
        _own = _ownFault is null ? Own() : own;
    }

    /// <summary>The policy whose rules have this name and version and say something else: of two such nobody could say which decided.</summary>
    private Policy? SameVersion() => _reading?.RuleSet is { } rules
        ? Centre.Policies.FirstOrDefault(policy => policy.Rules.Name == rules.Name && policy.Rules.Version == rules.Version && policy.Rules.Text != _text)
        : null;

    private async Task ProposeAsync()
    {
        await Changed();
        if (_left.IsCancellationRequested)
        {
            return;
        }

        _refusal = !Me.May(Act.ProposePolicy) || _reading is not { IsGood: true } ? S[RulesWords.FaultsFirst]
            : _text == Centre.Policy.Rules.Text ? S[RulesWords.Unchanged]
            : SameVersion() is { } same ? S.Say(RulesWords.SameVersion, same.Rules.Name, same.Rules.Version, same.Number)
            : string.IsNullOrWhiteSpace(_why) ? S[PolicyWords.WhyMissing]
            : null;
        if (_refusal is not null)
        {
            return;
        }

        var tested = IsTried ? TestedFigures.Of(_report!).Write() : null;
        var answer = await Desk.ProposeAsync(new GraveMatter.PublishRules(_text, tested), _why.Trim(), Me);
        if (answer.Status != DeskStatus.Done)
        {
            _refusal = S.Why(answer);
            return;
        }

        (_said, _why, _own, _ownFault) = (S.Say(RulesWords.Proposed, GraveAct.IdOf(answer.Number)), "", Own(), null);
        if (_editor is { } editor)
        {
            await ScreenCalls.WhileOpenAsync(() => editor.InvokeVoidAsync("forget").AsTask(), _left);
        }
    }
}
