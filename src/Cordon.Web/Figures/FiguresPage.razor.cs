using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Web.Language;

namespace Cordon.Web.Figures;

/// <summary>Statistics: what was kept, how long it took, and what of it may be published.</summary>
public sealed partial class FiguresPage
{
    private FiguresView? _view;
    private IReadOnlyList<ClockSpan> _clocks = [];
    private IReadOnlyList<CurveBucket> _byReport = [];
    private IReadOnlyList<CurveBucket> _byOrder = [];
    private string? _fault;
    private bool _isCounting;

    protected override Task BeginAsync() => CountAsync();

    private async Task CountAsync()
    {
        _isCounting = true;
        var result = await Centre.FindFiguresAsync(CancellationToken.None);
        _isCounting = false;
        if (result.Figures is not { } view)
        {
            _fault = S.Why(result);
            return;
        }

        (_fault, _view) = (null, view);
        _clocks = RecoveryClocks.Of(view.Cases);
        _byReport = RecoveryCurve.ByReport(view.Cases);
        _byOrder = RecoveryCurve.ByOrder(view.Cases);
    }
}
