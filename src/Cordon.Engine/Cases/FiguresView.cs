using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>What was stopped, held and returned up to a moment, and the clocks of the cases whose money had left.</summary>
/// <param name="At">The centre's clock.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Cases">The clocks.</param>
public sealed record FiguresView(Instant At, RecoveryFigures Figures, IReadOnlyList<CaseClock> Cases);
