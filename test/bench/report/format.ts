const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', {
	minimumFractionDigits: 2,
	maximumFractionDigits: 2,
});
const mebibyte = 1024 * 1024;

export const count = (value: number) => whole.format(value);
export const seconds = (milliseconds: number) => `${tenths.format(milliseconds / 1000)} s`;
export const milliseconds = (value: number) => `${hundredths.format(value)} ms`;
export const wholeMilliseconds = (value: number) => `${whole.format(value)} ms`;
export const megabytes = (bytes: number) => `${tenths.format(bytes / mebibyte)} MB`;
export const kilobytes = (bytes: number) => `${tenths.format(bytes / 1000)} kB`;
export const percent = (share: number) => `${tenths.format(share * 100)} %`;
export const times = (factor: number) => `${tenths.format(factor)}×`;
export const timesExactly = (factor: number) => `${hundredths.format(factor)}×`;
export const perSecond = (rate: number) => `${whole.format(rate)} a second`;
