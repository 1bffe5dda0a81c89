using System.Runtime.InteropServices;

namespace Cordon.Learning.LightGbm;

/// <summary>
/// Rows as LightGBM keeps them: a byte a value. They are pushed piece by piece, so that a table of ten million rows never exists in full width.
/// </summary>
internal sealed unsafe class LightGbmDataset : SafeHandle
{
    private readonly int _columns;
    private readonly int _rows;
    private int _pushed;

    /// <summary>Begins a dataset.</summary>
    /// <param name="names">The columns' names, without blanks.</param>
    /// <param name="sample">A sample of the rows, one after the other; bins are made of it.</param>
    /// <param name="rows">How many rows will be pushed.</param>
    /// <param name="parameters">LightGBM's parameters, <c>name=value</c> with blanks between.</param>
    /// <exception cref="LightGbmException">It cannot be made of this.</exception>
    public LightGbmDataset(string[] names, ReadOnlySpan<double> sample, int rows, string parameters)
        : base(nint.Zero, ownsHandle: true)
    {
        (_columns, _rows) = (names.Length, rows);
        SetHandle(Create(sample, names.Length, rows, parameters));
        LightGbmLibrary.Check(LightGbmLibrary.DatasetSetFeatureNames(handle, names, names.Length));
    }

    public override bool IsInvalid => handle == nint.Zero;

    /// <summary>The library's own handle.</summary>
    public nint Address => handle;

    /// <summary>Adds rows behind those before.</summary>
    public void Push(ReadOnlySpan<double> values)
    {
        var rows = values.Length / _columns;
        fixed (double* first = values)
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetPushRows(handle, first, LightGbmLibrary.Float64, rows, _columns, _pushed));
        }

        _pushed += rows;
    }

    /// <summary>Says of each row whether it is criminal, and how much it weighs.</summary>
    public void SetLabels(float[] labels, float[] weights)
    {
        if (_pushed != _rows || labels.Length != _rows || weights.Length != _rows)
        {
            throw new InvalidOperationException($"{_pushed} of {_rows} rows were pushed, with {labels.Length} labels and {weights.Length} weights.");
        }

        SetField("label", labels);
        SetField("weight", weights);
    }

    /// <summary>Says of each row what margin the trees to be grown are added to.</summary>
    public void SetInitialMargins(double[] margins)
    {
        if (margins.Length != _rows)
        {
            throw new InvalidOperationException($"There are {_rows} rows and {margins.Length} margins.");
        }

        fixed (double* first = margins)
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetSetField(handle, "init_score", first, margins.Length, LightGbmLibrary.Float64));
        }
    }

    protected override bool ReleaseHandle() => LightGbmLibrary.DatasetFree(handle) == 0;

    private void SetField(string field, float[] values)
    {
        fixed (float* first = values)
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetSetField(handle, field, first, values.Length, LightGbmLibrary.Float32));
        }
    }

    /// <summary>The library takes a sample column by column, each with its values that are not zero and the rows they stand in.</summary>
    private static nint Create(ReadOnlySpan<double> sample, int columns, int rows, string parameters)
    {
        var sampled = sample.Length / columns;
        var counts = stackalloc int[columns];
        var values = (double*)NativeMemory.Alloc((nuint)Math.Max(1, sample.Length), sizeof(double));
        var places = (int*)NativeMemory.Alloc((nuint)Math.Max(1, sample.Length), sizeof(int));
        var valuesOf = stackalloc double*[columns];
        var placesOf = stackalloc int*[columns];
        for (var column = 0; column < columns; column++)
        {
            valuesOf[column] = values + ((long)column * sampled);
            placesOf[column] = places + ((long)column * sampled);
            counts[column] = 0;
            for (var row = 0; row < sampled; row++)
            {
                if (sample[(row * columns) + column] is var value and not 0)
                {
                    valuesOf[column][counts[column]] = value;
                    placesOf[column][counts[column]++] = row;
                }
            }
        }

        try
        {
            LightGbmLibrary.Check(LightGbmLibrary.DatasetCreate(valuesOf, placesOf, columns, counts, sampled, rows, rows, parameters, out var dataset));
            return dataset;
        }
        catch (DllNotFoundException missing)
        {
            throw new LightGbmException($"LightGBM's library cannot be loaded; on Debian it needs the package libgomp1. {missing.Message}");
        }
        finally
        {
            NativeMemory.Free(values);
            NativeMemory.Free(places);
        }
    }
}
