using System.Runtime.InteropServices;
using System.Text;

namespace Cordon.Learning.LightGbm;

/// <summary>Trees being grown.</summary>
internal sealed unsafe class LightGbmBooster : SafeHandle
{
    /// <param name="rows">All rows, with their labels. They are kept until the last tree is grown; what is grown needs them no more.</param>
    /// <param name="parameters">LightGBM's parameters, <c>name=value</c> with blanks between.</param>
    /// <exception cref="LightGbmException">It cannot be trained so.</exception>
    public LightGbmBooster(LightGbmDataset rows, string parameters)
        : base(nint.Zero, ownsHandle: true)
    {
        LightGbmLibrary.Check(LightGbmLibrary.BoosterCreate(rows.Address, parameters, out var booster));
        SetHandle(booster);
    }

    public override bool IsInvalid => handle == nint.Zero;

    /// <summary>Grows one more tree. False when no split helps any more.</summary>
    public bool Grow()
    {
        LightGbmLibrary.Check(LightGbmLibrary.BoosterUpdate(handle, out var isFinished));
        return isFinished == 0;
    }

    /// <summary>The log-odds that the trees give a row.</summary>
    public double Margin(ReadOnlySpan<double> row)
    {
        double margin;
        fixed (double* first = row)
        {
            LightGbmLibrary.Check(LightGbmLibrary.BoosterPredict(
                handle, first, LightGbmLibrary.Float64, row.Length, 1, LightGbmLibrary.RawScore, 0, -1, "num_threads=1", out _, &margin));
        }

        return margin;
    }

    /// <summary>The model in LightGBM's own text.</summary>
    public string Text()
    {
        LightGbmLibrary.Check(LightGbmLibrary.BoosterSave(handle, 0, -1, 0, 0, out var bytes, null));
        var text = new byte[bytes];
        fixed (byte* first = text)
        {
            LightGbmLibrary.Check(LightGbmLibrary.BoosterSave(handle, 0, -1, 0, bytes, out _, first));
        }

        // It ends with a NUL.
        return Encoding.UTF8.GetString(text, 0, text.Length - 1);
    }

    protected override bool ReleaseHandle() => LightGbmLibrary.BoosterFree(handle) == 0;
}
