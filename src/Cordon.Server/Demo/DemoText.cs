using System.Globalization;
using System.Text;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Server.Live;

namespace Cordon.Server.Demo;

/// <summary>The live page as text: on a terminal a few lines that are drawn over, elsewhere a line now and then and each new hold.</summary>
internal sealed class DemoText(TextWriter to, bool isTerminal)
{
    private const int HoldsShown = 4;
    private const int ColumnsMax = 118;

    // Between two lines where output is no terminal.
    private const int MomentsBetweenLines = 8;

    private int _drawn;
    private int _moment;
    private long _lastHold;

    /// <summary>Shows one moment.</summary>
    public void Show(LiveState state)
    {
        if (isTerminal)
        {
            Draw(state);
            return;
        }

        foreach (var hold in state.Holds.Where(h => h.Sequence > _lastHold).Reverse().TakeLast(2))
        {
            to.WriteLine(Cut("  held " + Words(hold)));
        }

        _lastHold = state.Holds.Count > 0 ? Math.Max(_lastHold, state.Holds[0].Sequence) : _lastHold;
        if (_moment++ % MomentsBetweenLines == 0)
        {
            to.WriteLine(Line(state));
        }
    }

    private static string Line(LiveState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Time.ToString()[11..16]}  {state.PerSecond,7:N0}/s  allowed {state.Outcomes[0]:N0}  warned {state.Outcomes[1]:N0}  held {state.Outcomes[2]:N0}  blocked {state.Outcomes[3]:N0}  stopped {state.Stopped}  reports {state.Reports:N0}");

    private static string Words(HeldPayment hold)
    {
        var payee = AccountKey.Masked(Encoding.UTF8.GetBytes(hold.PayeeKey));
        var why = hold.Reasons.Count > 0 ? hold.Reasons[0].Sentence : "";
        return $"{hold.Time.ToString()[11..16]} {hold.Amount} to {payee}: {why}";
    }

    private static string Cut(string line) => line.Length <= ColumnsMax ? line : line[..(ColumnsMax - 1)] + "…";

    private void Draw(LiveState state)
    {
        var text = new StringBuilder();
        if (_drawn > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\u001b[{_drawn}A");
        }

        var lines = new List<string> { Line(state) };
        lines.AddRange(state.Holds.Take(HoldsShown).Select(h => "  held " + Words(h)));
        foreach (var line in lines)
        {
            text.Append('\r').Append(Cut(line)).Append("\u001b[K\n");
        }

        _drawn = lines.Count;
        to.Write(text.ToString());
    }
}
